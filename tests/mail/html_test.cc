#include "mail/html.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mail/utf8.h"

using namespace furui;

namespace {

HtmlContent read(std::string_view html) {
  return read_html(html, kLimits);
}

struct Row {
  std::string html;
  std::string expected;
};

}  // namespace

TEST_CASE("read_html: visible text is laid out as a browser does") {
  const std::vector<Row> rows{
      {"<p>一つ</p><p>二つ</p>", "一つ\n二つ"},
      {"一行目<br>二行目", "一行目\n二行目"},
      {"一行目<br><br><br><br>二行目", "一行目\n\n二行目"},
      {"a  b\n c", "a b c"},
      {"<table><tr><td>左</td><td>右</td></tr><tr><td>下</td></tr></table>", "左 右\n下"},
      {"<ul><li>甲</li><li>乙</li></ul>", "甲\n乙"},
      {"<pre>a  b\nc</pre>", "a  b\nc"},
      {"<div>外<div>内</div>外</div>", "外\n内\n外"},
      {"A&amp;B &lt;C&gt; &#12354;&#x3044;", "A&B <C> あい"},
      {"x&nbsp;y", "x\u00A0y"},
      {"<noscript>見える</noscript>", "見える"},
      {"裸の文字", "裸の文字"}};
  for (const Row& row : rows) CHECK(read(row.html).visible_text == row.expected);
}

TEST_CASE("read_html: inline tags put no space into a Japanese word") {
  CHECK(read("<span>ア</span><span>マ</span><b>ゾ</b>ン").visible_text == "アマゾン");
}

TEST_CASE("read_html: a line break of the source between Japanese letters vanishes") {
  CHECK(read("お客\n  様の abc\ndef").visible_text == "お客様の abc def");
}

TEST_CASE("read_html: a block made inline does not break the word") {
  CHECK(read("<div style='display:inline'>ア</div><div style='display:inline'>マ</div>")
            .visible_text == "アマ");
}

TEST_CASE("read_html: every way of hiding text hides it") {
  const std::vector<std::string> hiding{
      "<p style='display:none'>秘密</p>",
      "<p style='DISPLAY : NONE !important'>秘密</p>",
      "<p style='display:n\\6f ne'>秘密</p>",
      "<p hidden>秘密</p>",
      "<p style='visibility:hidden'>秘密</p>",
      "<p style='opacity:0'>秘密</p>",
      "<p style='opacity:.01'>秘密</p>",
      "<p style='font-size:0'>秘密</p>",
      "<p style='font-size:1px'>秘密</p>",
      "<p style='font-size:1pt'>秘密</p>",
      "<p style='font-size:0.01em'>秘密</p>",
      "<p style='font:0/0 a'>秘密</p>",
      "<p style='color:#fff'>秘密</p>",
      "<p style='color:rgb(250, 250, 250)'>秘密</p>",
      "<p style='color:transparent'>秘密</p>",
      "<p style='color:rgba(0,0,0,0)'>秘密</p>",
      "<font color=white>秘密</font>",
      "<font color=FEFEFE>秘密</font>",
      "<table bgcolor='#f3f3f3'><tr><td><font color=white>秘密</font></td></tr></table>",
      "<p style='color:#eee'>秘密</p>",
      "<table bgcolor='#000080'><tr><td><font color=navy>秘密</font></td></tr></table>",
      "<p style='background:hsl(0,100%,50%);color:red'>秘密</p>",
      "<div style='max-height:0;overflow:hidden'>秘密</div>",
      "<div style='width:0px;height:0px;overflow:hidden'>秘密</div>",
      "<div style='position:absolute;top:-7163px'>秘密</div>",
      "<div style='position:fixed;left:-9999px'>秘密</div>",
      "<div style='text-indent:-9999px'>秘密</div>",
      "<div style='margin-left:-5000px'>秘密</div>",
      "<div style='position:absolute;clip:rect(0,0,0,0)'>秘密</div>",
      "<div style='transform:scale(0)'>秘密</div>",
      "<template>秘密</template>",
      "<div style='display:none'><p style='display:block'>秘密</p></div>",
      "<style>.x{display:none}</style><p class='y x'>秘密</p>",
      "<p id=x>秘密</p><style>#x{display:none}</style>",
      "<style>div.a span{font-size:0}</style><div class=a><b><span>秘密</span></b></div>",
      "<style>div > p{display:none}</style><div><p>秘密</p></div>",
      "<style>@media screen{p{display:none}}</style><p>秘密</p>",
      "<style>p{display:block} .h{display:none !important}</style>"
      "<p class=h style='display:block'>秘密</p>"};
  for (const std::string& html : hiding) {
    CAPTURE(html);
    const HtmlContent content = read(html);
    CHECK(content.visible_text.empty());
    CHECK(content.hidden_text == "秘密");
  }
}

TEST_CASE("read_html: what only looks like hiding hides nothing") {
  const std::vector<std::string> showing{
      "<p style='mso-hide:all'>公開</p>",
      "<p style='font-size:9px'>公開</p>",
      "<font size=0>公開</font>",
      "<p style='color:#ccc'>公開</p>",
      "<p style='color:#ddd'>公開</p>",
      "<p style='opacity:.5'>公開</p>",
      "<table bgcolor=navy><tr><td><font color=white>公開</font></td></tr></table>",
      "<div style='background:url(a.png)'><p style='color:#fff'>公開</p></div>",
      "<div style='background:linear-gradient(#000,#111);color:#fff'>公開</div>",
      "<td background='a.gif'><font color='#ffffff'>公開</font></td>",
      "<p style='color:var(--x)'>公開</p>",
      "<p style='background:var(--x);color:#fff'>公開</p>",
      "<div style='max-height:0'>公開</div>",
      "<div style='width:0'>公開</div>",
      "<div style='position:absolute;top:-20px'>公開</div>",
      "<div style='top:-7163px'>公開</div>",
      "<div style='text-indent:-20px'>公開</div>",
      "<div style='visibility:hidden'><p style='visibility:visible'>公開</p></div>",
      "<style>@media print{p{display:none}}</style><p>公開</p>",
      "<style>@media only screen and (max-width:600px){p{display:none}}</style><p>公開</p>",
      "<style>.x{display:none}</style><p class='xx x-y'>公開</p>",
      "<style>.x{display:none}</style><p class=x style='display:block'>公開</p>",
      "<style>a:hover{display:none} p[title]{display:none} i + p{display:none}</style>"
      "<i></i><p title=a>公開</p>",
      "<!--[if mso]><style>p{display:none}</style><![endif]--><p>公開</p>",
      "<style>/* p{display:none} */</style><p>公開</p>",
      "<a href='https://example.jp/'>公開</a>"};
  for (const std::string& html : showing) {
    CAPTURE(html);
    const HtmlContent content = read(html);
    CHECK(content.visible_text == "公開");
    CHECK(content.hidden_text.empty());
  }
}

TEST_CASE("read_html: script, style and title are text for nobody") {
  const HtmlContent content =
      read("<title>題</title><script>if (a<b) x()</script><style>p{}</style>本文");
  CHECK(content.visible_text == "本文");
  CHECK(content.hidden_text.empty());
  CHECK(content.traits.scripts == 1);
}

TEST_CASE("read_html: hidden letters are counted by the way they are hidden") {
  const HtmlTraits traits =
      read(
          "見える<p style='display:none'>一</p><p style='font-size:0'>二二</p>"
          "<p style='color:white'>三三三</p>"
          "<p style='text-indent:-900px'>四四四四</p>")
          .traits;
  CHECK(traits.visible_characters == 3);
  CHECK(traits.hidden_display == 1);
  CHECK(traits.hidden_size == 2);
  CHECK(traits.hidden_colour == 3);
  CHECK(traits.hidden_position == 4);
}

TEST_CASE("read_html: the fillers behind a preheader are no letters") {
  const HtmlTraits traits =
      read("<div style='display:none'>予告&zwnj;&nbsp;&#8199;&#847;</div>").traits;
  CHECK(traits.hidden_display == 2);
}

TEST_CASE("read_html: hidden letters do not part the visible word around them") {
  CHECK(read("ア<span style='font-size:0'>x</span>マ<i style='display:none'>y</i>ゾン")
            .visible_text == "アマゾン");
}

TEST_CASE("read_html: an anchor gives a link with the text a reader sees") {
  const HtmlContent content = read(
      "<a href=' https://evil.example/\n a?b=1&amp;c=2 '>ログイン<span "
      "style='display:none'>x</span>"
      "<br>する</a>");
  REQUIRE(content.links.size() == 1);
  CHECK(content.links[0].href == "https://evil.example/ a?b=1&c=2");
  CHECK(content.links[0].text == "ログイン する");
  CHECK_FALSE(content.links[0].hidden);
}

TEST_CASE("read_html: an anchor around a picture has its alternative text") {
  const HtmlContent content = read("<a href='https://e.example/'><img src=b.png alt='確認'></a>");
  REQUIRE(content.links.size() == 1);
  CHECK(content.links[0].has_image);
  CHECK(content.links[0].text == "確認");
}

TEST_CASE("read_html: a link in hidden text is marked") {
  const HtmlContent content =
      read("<div style='display:none'><a href='https://e.example/'>見えない</a></div>");
  REQUIRE(content.links.size() == 1);
  CHECK(content.links[0].hidden);
  CHECK(content.links[0].text == "見えない");
}

TEST_CASE("read_html: letters or a picture that can be seen show the link around them") {
  for (const std::string html :
       {"<a href='https://e.example/' style='font-size:0'><p style='font-size:12px'>確認</p></a>",
        "<a href='https://e.example/' style='font-size:0'><img src=a.png></a>",
        "<a href='https://e.example/' style='color:#fff'><img src=a.png alt='確認'></a>"}) {
    CAPTURE(html);
    const HtmlContent content = read(html);
    REQUIRE(content.links.size() == 1);
    CHECK_FALSE(content.links[0].hidden);
  }
}

TEST_CASE("read_html: a link around hidden letters or a hidden picture is marked") {
  for (const std::string html :
       {"<a href='https://e.example/'><b style='font-size:0'>確認</b></a>",
        "<a href='https://e.example/' style='font-size:0'></a>",
        "<div style='opacity:0'><a href='https://e.example/'><img src=a.png></a></div>"}) {
    CAPTURE(html);
    const HtmlContent content = read(html);
    REQUIRE(content.links.size() == 1);
    CHECK(content.links[0].hidden);
  }
}

TEST_CASE("read_html: an anchor without href is no link") {
  CHECK(read("<a name=top>上</a>").links.empty());
}

TEST_CASE("read_html: areas, forms and refreshes are links of their own kind") {
  const HtmlContent content = read(
      "<meta http-equiv=refresh content=\"0; URL='https://a.example/'\">"
      "<map><area href='https://b.example/' alt='地図'></map>"
      "<form action='https://c.example/'><input type=password></form>");
  REQUIRE(content.links.size() == 3);
  CHECK(content.links[0].source == LinkSource::meta_refresh);
  CHECK(content.links[0].href == "https://a.example/");
  CHECK(content.links[1].source == LinkSource::area);
  CHECK(content.links[1].text == "地図");
  CHECK(content.links[2].source == LinkSource::form);
}

TEST_CASE("read_html: a base element resolves relative links, before it and behind it") {
  const HtmlContent content =
      read("<a href='x'>1</a><base href='https://b.example/d/'><a href='/y'>2</a>");
  REQUIRE(content.links.size() == 2);
  CHECK(content.links[0].href == "https://b.example/d/x");
  CHECK(content.links[1].href == "https://b.example/y");
}

TEST_CASE("read_html: pictures keep their size from attributes or style") {
  const HtmlContent content = read(
      "<img src=a.gif width=1 height='1'><img src=b.gif style='width:600px;height:20pt'>"
      "<img src=c.gif width='100%'>");
  REQUIRE(content.images.size() == 3);
  CHECK(content.images[0].width == 1);
  CHECK(content.images[1].width == 600);
  CHECK(content.images[1].height == 26);
  CHECK(content.images[2].width == -1);
}

TEST_CASE("read_html: a form counts the fields a person fills in") {
  const HtmlContent content = read(
      "<form action='https://e.example/'><input type=hidden><input><input type=PASSWORD>"
      "<select></select><textarea></textarea><input type=submit value='送信'></form>");
  REQUIRE(content.forms.size() == 1);
  CHECK(content.forms[0].inputs == 4);
  CHECK(content.forms[0].asks_password);
  CHECK(content.visible_text == "送信");
}

TEST_CASE("read_html: fields outside any form make one without action") {
  const HtmlContent content = read("<input type=text><input type=text>");
  REQUIRE(content.forms.size() == 1);
  CHECK(content.forms[0].action.empty());
  CHECK(content.forms[0].inputs == 2);
}

TEST_CASE("read_html: fonts are named once, from styles, sheets and face") {
  const HtmlContent content = read(
      "<style>p{font-family:Meiryo}</style><p style=\"font-family:'微软雅黑', Arial\">"
      "<font face='Arial,SimSun'>x</font></p>");
  CHECK(content.traits.fonts == std::vector<std::string>{"微软雅黑", "Arial", "SimSun", "Meiryo"});
}

TEST_CASE("read_html: comments of HTML and CSS are kept") {
  const HtmlTraits traits = read("<!-- 一 --><style>/* 内容居中 */</style>").traits;
  CHECK(traits.comments == "一\n内容居中\n");
}

TEST_CASE("read_html: letters written as numbers are counted, spaces are not") {
  CHECK(read("&#12354;&#x3044;&#160;&#8203;&#65;").traits.reference_characters == 3);
}

TEST_CASE("read_html: the language of the html element is kept") {
  CHECK(read("<html lang=zh-CN><body>x").traits.lang == "zh-cn");
}

TEST_CASE("read_html: HTML cut inside a tag or a comment is damaged") {
  for (const char* html : {"文<a href='x", "文<!-- x", "文<p"}) {
    const HtmlContent content = read(html);
    CHECK(content.damaged);
    CHECK(content.visible_text == "文");
  }
  CHECK_FALSE(read("<p>閉じない<b>文").damaged);
}

TEST_CASE("read_html: bytes that are no UTF-8 and NUL bytes do not end the text") {
  const HtmlContent content = read(std::string_view("あ\0\xFFい", 8));
  CHECK(content.visible_text == "あ\uFFFDい");
}

TEST_CASE("read_html: an empty element written with a slash stays open, as in browsers") {
  CHECK(read("<div style='display:none'/>秘密").hidden_text == "秘密");
}

TEST_CASE("read_html: text beyond the nesting limit is still read") {
  std::string html;
  for (int i = 0; i < 1000; ++i) html += "<b>";
  const HtmlContent content = read(html + "文");
  CHECK(content.visible_text == "文");
  CHECK(content.damaged);
}

TEST_CASE("read_html: links, pictures and forms stop at their limits") {
  Limits limits;
  limits.links = 2;
  limits.images = 1;
  limits.forms = 1;
  limits.text_bytes = 20;
  std::string html;
  for (int i = 0; i < 5; ++i) html += "<a href=x>文字</a><img src=a><form></form>";
  const HtmlContent content = read_html(html, limits);
  CHECK(content.links.size() == 2);
  CHECK(content.images.size() == 1);
  CHECK(content.forms.size() == 1);
  CHECK(content.visible_text.size() <= 20);
}

TEST_CASE("read_html: a tag with thousands of attributes keeps its first ones") {
  std::string html = "<a href='https://e.example/' ";
  for (int i = 0; i < 5000; ++i) html += "a" + std::to_string(i) + "=x ";
  const HtmlContent content = read(html + ">文</a>");
  REQUIRE(content.links.size() == 1);
  CHECK(content.links[0].href == "https://e.example/");
  CHECK(content.links[0].text == "文");
  CHECK(content.damaged);
}

TEST_CASE("read_html: stray end tags under a deep stack stop the parser early") {
  std::string html = "<i><table>";
  for (int i = 0; i < 20'000; ++i) html += "<b>";
  for (int i = 0; i < 20'000; ++i) html += "</i>";
  CHECK(read("前" + html).damaged);
}

TEST_CASE("read_html: tags inside a textarea are text") {
  CHECK(read("<textarea><a href=x>y</a></textarea>").links.empty());
}

TEST_CASE("find_meta_charset: finds both forms of the meta element") {
  const std::vector<Row> rows{
      {"<meta charset=Shift_JIS>", "shift_jis"},
      {"<META http-equiv='Content-Type' content='text/html; charset=ISO-2022-JP'>", "iso-2022-jp"},
      {"<meta charset = \"utf-8\" />", "utf-8"},
      {"<!-- <meta charset=gb2312> --><meta charset=euc-jp>", "euc-jp"},
      {"<meta name=viewport content='width=600'>", ""},
      {"<p>charset=utf-8</p>", ""},
      {std::string(5000, ' ') + "<meta charset=utf-8>", ""}};
  for (const Row& row : rows) CHECK(find_meta_charset(row.html) == row.expected);
}
