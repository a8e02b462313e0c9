# Writes the parts of evaluate/report_page into a source file. Run as a script at build time:
#   cmake -DOUTPUT=file.cc -DFOLDER=evaluate/report_page -P EmbedReportPage.cmake
# A raw string literal holds each part; its delimiter stands in none. Style and script come with their SHA-256,
# which the page's Content-Security-Policy names.

cmake_minimum_required(VERSION 3.25)

function(read_part file variable)
  file(READ ${FOLDER}/${file} text)
  string(FIND "${text}" ")furui_page\"" clash)
  if(NOT clash EQUAL -1)
    message(FATAL_ERROR "${file} contains the delimiter of its own literal")
  endif()
  set(${variable} "R\"furui_page(${text})furui_page\"" PARENT_SCOPE)
endfunction()

read_part(page.html page)
read_part(style.css style)
read_part(script.js script)
read_part(words.tsv words)
file(SHA256 ${FOLDER}/style.css style_hash)
file(SHA256 ${FOLDER}/script.js script_hash)
file(WRITE ${OUTPUT} "// Made from evaluate/report_page by cmake/EmbedReportPage.cmake.
#include \"evaluate/report_page.h\"

namespace furui {

const ReportPageParts& report_page_parts() {
  static constexpr ReportPageParts parts = {
      ${page},
      ${style},
      ${script},
      ${words},
      \"${style_hash}\",
      \"${script_hash}\"};
  return parts;
}

}  // namespace furui
")
