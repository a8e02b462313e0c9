# Writes the lists of data/lists into a source file. Run as a script at build time:
#   cmake -DOUTPUT=file.cc "-DLIST_FILES=a.tsv;b.tsv" -P EmbedLists.cmake
# A raw string literal holds each list; its delimiter stands in no list.

cmake_minimum_required(VERSION 3.25)

set(content "// Made from data/lists by cmake/EmbedLists.cmake.\n#include \"signals/lists.h\"\n\nnamespace furui {\n\n")
string(APPEND content "const ListTexts& default_list_texts() {\n  static const ListTexts texts = {\n")
foreach(list IN LISTS LIST_FILES)
  get_filename_component(name ${list} NAME_WE)
  file(READ ${list} text)
  string(FIND "${text}" ")furui_list\"" clash)
  if(NOT clash EQUAL -1)
    message(FATAL_ERROR "${list} contains the delimiter of its own literal")
  endif()
  string(APPEND content "      {\"${name}\", R\"furui_list(${text})furui_list\"},\n")
endforeach()
string(APPEND content "  };\n  return texts;\n}\n\n}  // namespace furui\n")
file(WRITE ${OUTPUT} "${content}")
