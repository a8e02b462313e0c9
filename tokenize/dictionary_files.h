// A compiled MeCab dictionary on disk: where it is, and whether its files are whole. MeCab maps
// them and trusts every offset inside, so this is looked at before MeCab is.
#pragma once

#include <string>

#include "tokenize/dictionary.h"

namespace furui {

/// Finds the folder of a dictionary by its name in $FURUI_DICTIONARY_PATH (folders of dictionaries,
/// parted by colons) and MeCab's usual folders, or takes a name with a slash as the folder itself.
/// Symbolic links are resolved. Throws Error when there is none, naming where it was looked for.
[[nodiscard]] std::string find_dictionary_folder(const std::string& name_or_folder);

/// Checks that the folder has every file MeCab needs (dicrc, sys.dic, unk.dic, matrix.bin,
/// char.bin), each as long as its own header says, for UTF-8, and gives the dictionary's identity.
/// The checksum covers all sizes and headers, unk.dic and char.bin whole, and 64 pages of 4 KiB
/// spread evenly over sys.dic and matrix.bin: another build of a dictionary moves most pages, and
/// reading 50 MB at every start would cost more than scoring a mail. Throws Error.
[[nodiscard]] DictionaryIdentity identify_dictionary(const std::string& folder);

}  // namespace furui
