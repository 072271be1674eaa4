#include "cli/arguments.h"

namespace typeset::cli {
namespace {

constexpr std::string_view chinese = R"(typeset：把报告（YAML）排成可付印的公文（PDF）

用法
  typeset 报告.yaml            排版，结果写在报告旁边，扩展名为 .pdf
  typeset check 报告.yaml      只检查，不排版：结构、类型、合计，一次说完
  typeset layouts              有哪些版式
  typeset new 版式             打印一份新报告的样子，附说明；照着填写
  typeset schema 版式          打印这种版式的 JSON Schema，供编辑器补全名称、随时检查
  typeset fonts                每个字体角色用的是哪一款字，是从哪里找到的
  typeset batch 模板.yaml 数据 -o 文件夹
                               数据（CSV、JSON、YAML）一行一份；模板里的 {{列名}} 换成各行的值
  typeset batch 报告… -o 文件夹
                               一批写好的报告，或者放着它们的文件夹
  typeset batch --merge-manifests 清单… [-o 清单]
                               把各份的清单合成一份
  typeset new --csv 版式       打印数据文件的首行：版式里每一项一列

选项
  -o, --output 文件            PDF 写到哪里
      --fonts 文件夹           先在这里找字体；可写多次，先写的优先
      --layouts 文件夹         先在这里找版式
      --lang zh|en             提示所用的语言
      --dump=layout            不写 PDF，把排好的版面以 JSON 打印出来
      --pdf a-2a|a-3a|plain    PDF 按什么标准：PDF/A-2a 和 PDF/UA-1（默认）；PDF/A-3a 和
                               PDF/UA-1，并附上报告（YAML）和各表的数据（CSV）；都不按
      --diagnostics=text|json  提示写成文字（默认）还是 JSON：标准错误输出上一个数组，
                               每项有 severity、id、message，可能还有 hint、file、line、column；
                               没有问题时是 []
      --output-intent 文件     印刷用的颜色特性文件（.icc，CMYK、RGB 或灰度）：彩色按它换算，
                               黑字只用黑墨
      --bleed 长度             出血，如 3mm
      --crop-marks             裁切线
      --seal-field             在署名和日期上留出电子印章的位置
      --sign 密钥.p12          用 PKCS#12 密钥签名，签在印章的位置；时间只取自 SOURCE_DATE_EPOCH
      --sign-password 出处     密钥的密码；出处写 file:文件名（第一行）或 env:环境变量名
      --user-password 出处     打开文件要用的密码（AES-256），只能与 --pdf plain 一起用
      --owner-password 出处    可以做任何事的密码；没有它的人只能做 --permissions 里写的
      --permissions 清单       none，或 print,copy,edit,annotate,fill-forms,assemble 中的几种；
                               不写则全可以。朗读总是可以
      --missing-glyph=error|warn
                               字体里没有的字：报错（默认），或者警告并印成“□”

批量的选项
      --name 样式              文件名，如 {{区}}/{{机关}}.pdf；{{row}} 是行号。默认 {{机关}}
      --combine 文件           合成一个 PDF，每份一个书签，不另写各份
      --roll-up 报告.yaml      各行的数加起来，填进这份报告，另排一份
      --reports                把各行的报告（YAML）写在 PDF 旁边
      --manifest 文件          清单写到哪里（.csv 或 .json）；默认在输出文件夹里
      --redo                   没有改动的行也重做
      --fail-fast              有一行不成就停
      --jobs N                 用几个处理器；默认全用
      --shard K/N|env          只做第 K 份；env：看 Kubernetes、Slurm、GNU parallel 的环境变量
      --json                   在标准输出上一行一件事，供程序读
      --timings                最后说各步用了多少时间

  -h, --help                   显示本说明
      --version                显示版本

退出状态
  0 完成　1 报告或版式有错　2 用法有误　3 有的行没有排成　4 系统方面的原因（磁盘已满、没有字体）
  130 被 Ctrl-C 中止；再运行一次会接着做完

编辑器
  用 VS Code 及其 YAML 扩展（redhat.vscode-yaml）：在报告所在的文件夹里运行
    typeset schema 版式 > 版式.schema.json
  报告的第一行写（typeset new 已经写好）
    # yaml-language-server: $schema=./版式.schema.json

环境变量
  TYPESET_DATA_DIR             layouts 与 fonts 所在的文件夹
  SOURCE_DATE_EPOCH            写进 PDF 和签名的日期，1970 年起的秒数；不设则不写日期
)";

constexpr std::string_view english =
    R"(typeset: sets reports (YAML) as print-ready official documents (PDF)

Usage
  typeset REPORT.yaml          typeset; the result goes beside the report, as .pdf
  typeset check REPORT.yaml    only check: structure, types, sums, all in one go
  typeset layouts              list the layouts there are
  typeset new LAYOUT           print a report to begin with, explained in Chinese
  typeset schema LAYOUT        print the layout's JSON Schema, for editors
  typeset fonts                list the face used for each role, and where it was found
  typeset batch TEMPLATE.yaml DATA -o DIR
                               one document for each row of DATA (CSV, JSON, YAML); {{column}}
                               in the template stands for the row's value
  typeset batch REPORTS... -o DIR
                               reports as they are, or folders of them
  typeset batch --merge-manifests MANIFESTS... [-o MANIFEST]
                               one manifest of those of all shards
  typeset new --csv LAYOUT     print the first line of a data file: a column for each value

Options
  -o, --output FILE            where the PDF goes
      --fonts DIR              look for fonts here first; may be given again, the first preferred
      --layouts DIR            look for layouts here first
      --lang zh|en             the language of messages
      --dump=layout            write no PDF; print the laid-out pages as JSON
      --pdf a-2a|a-3a|plain    the standards the PDF keeps to: PDF/A-2a and PDF/UA-1 (default);
                               PDF/A-3a and PDF/UA-1, with the report (YAML) and the data of its
                               tables (CSV) embedded; none of them
      --diagnostics=text|json  findings as text (default) or as JSON: one array on stderr of
                               objects with severity, id, message and, where there are any,
                               hint, file, line, column; [] when there is nothing to say
      --output-intent FILE     the ICC profile of the press (CMYK, RGB or grey): colours are
                               converted to it, black text prints with black ink alone
      --bleed LENGTH           how far ink may reach beyond the edges, as in 3mm
      --crop-marks             marks where the sheet is cut
      --seal-field             reserve a place for an electronic seal over organ and date
      --sign KEY.p12           sign with a PKCS#12 key, in the place of the seal; the time comes
                               from SOURCE_DATE_EPOCH only
      --sign-password SOURCE   the key's password; file:PATH (the first line) or env:VARIABLE
      --user-password SOURCE   the password that opens the file (AES-256); only with --pdf plain
      --owner-password SOURCE  the password that allows everything; without it, only what
                               --permissions says is allowed
      --permissions LIST       none, or some of print,copy,edit,annotate,fill-forms,assemble;
                               all when not given; reading aloud always is allowed
      --missing-glyph=error|warn
                               characters that no font has: an error (default), or a warning
                               and a box in their place

Options of batch
      --name PATTERN           names of files, as {{district}}/{{org}}.pdf; {{row}} is the row's
                               number; by default {{机关}}
      --combine FILE           one PDF with a bookmark for each row, and no others
      --roll-up REPORT.yaml    one more report, with the sums of all rows in its tables
      --reports                write the report of each row (YAML) beside its PDF
      --manifest FILE          where the manifest goes (.csv or .json); by default in DIR
      --redo                   do rows that have not changed again
      --fail-fast              end at the first row that is wrong
      --jobs N                 how many processors to use; by default all
      --shard K/N|env          only part K of N; env: as Kubernetes, Slurm or GNU parallel say
      --json                   an event on each line of stdout, for programs
      --timings                say in the end what each stage took

  -h, --help                   show this
      --version                show the version

Exit status
  0 done   1 errors in the report or layout   2 wrong usage   3 some rows of a batch failed
  4 the machine failed (disk, fonts)   130 stopped by Ctrl-C; run again to go on

Editors
  VS Code with its YAML extension (redhat.vscode-yaml): run in the report's folder
    typeset schema LAYOUT > LAYOUT.schema.json
  and let the report begin with this line, as what typeset new prints does:
    # yaml-language-server: $schema=./LAYOUT.schema.json

Environment
  TYPESET_DATA_DIR             the folder that holds layouts and fonts
  SOURCE_DATE_EPOCH            the date of the PDF and its signature in seconds since 1970; without
                               it, they bear none
)";

}  // namespace

std::string_view help_text(UiLanguage language) {
  return language == UiLanguage::chinese ? chinese : english;
}

}  // namespace typeset::cli
