#include "tokenize/text_pieces.h"

#include <doctest/doctest.h>

#include <string>

using namespace furui;

namespace {

/// Pieces as text, with a mark of their kind, spaces left out.
std::string pieces_of(std::string_view text) {
  constexpr std::string_view kMarks = "JLS@x.";
  std::string all;
  PieceReader reader(text);
  Piece piece;
  while (reader.next(piece)) {
    if (piece.kind == PieceKind::space) continue;
    if (!all.empty()) all += ' ';
    all += kMarks[static_cast<std::size_t>(piece.kind)];
    all += piece.kind == PieceKind::shape ? piece.shape : std::string(piece.text);
  }
  return all;
}

}  // namespace

TEST_CASE("PieceReader: text is cut by script and shape") {
  const struct {
    std::string_view text, pieces;
  } rows[] = {
      {"amazonからのお知らせ", "Lamazon Jからのお知らせ"},
      {"クレジットカード・銀行", "Jクレジットカード x・ J銀行"},
      {"привет мир", "Lпривет Lмир"},
      {"don't stop", "Ldon't Lstop"},
      {"office365 mp3", "Loffice365 Lmp3"},
      {"cs27689834613", "Lcs Sddddddddddd"},
      {"8f3a9c01de", "Smixed:long"},
      {"a1b2", "Smixed:short"},
      {"https://a.example/b?c=1#d です", "Shttps://host/path?query#fragment Jです"},
      {"(https://a.example/)", "x( Shttps://host x)"},
      {"www.example.co.jp。", "Shost .。"},
      {"user.name+tag@mail.example.jp まで", "@user.name+tag@mail.example.jp Jまで"},
      {"a@b", "La x@ Lb"},
      {"@@@", "x@@@"},
      {"【重要】!!", "x【 J重要 x】 .!!"},
      {"ver.2", "Lver x. Sd"},
      {"end. next", "Lend .. Lnext"},
      {"合計1,234円", "J合計 Syen:4"},
      {"한국어 ไทย", "L한국어 Lไทย"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(pieces_of(row.text) == row.pieces);
  }
}

TEST_CASE("PieceReader: pieces cover the text without a gap, whatever the bytes") {
  std::string text = "a\xFF\xC3 https://@ 1@2 +$¥ ..!!\n\n\xE3\x81";
  for (int i = 0; i < 256; ++i) text += static_cast<char>(i);
  std::size_t covered = 0;
  PieceReader reader(text);
  Piece piece;
  while (reader.next(piece)) {
    REQUIRE(piece.text.data() == text.data() + covered);
    REQUIRE_FALSE(piece.text.empty());
    covered += piece.text.size();
  }
  CHECK(covered == text.size());
}

TEST_CASE("PieceReader: a run of kana without end is cut") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "あ";
  PieceReader reader(text);
  Piece piece;
  REQUIRE(reader.next(piece));
  CHECK(piece.text.size() <= kJapanesePieceBytes);
  CHECK(piece.text.size() % 3 == 0);
}
