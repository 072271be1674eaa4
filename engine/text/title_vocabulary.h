// Words that titles of official documents are made of, as far as their line ends depend on them.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace typeset::text::vocabulary {

using Word = std::u16string_view;

// They lean on what stands before them: no line starts with them.
inline constexpr auto leaning_words =
    std::to_array<Word>({u"的", u"了", u"和", u"与", u"及", u"等", u"之", u"暨", u"或", u"以及",
                         u"及其", u"地", u"得"});

// They govern what follows: no line ends in them.
inline constexpr auto prepositions = std::to_array<Word>(
    {u"对", u"在", u"向", u"为",   u"从",   u"由",   u"以",   u"于",   u"将",   u"把",  u"被",
     u"按", u"就", u"不", u"所",   u"拟",   u"请",   u"各",   u"全",   u"本",   u"该",  u"第",
     u"并", u"给", u"与", u"对于", u"根据", u"按照", u"依据", u"依照", u"通过", u"有关"});

// The same, said first of an official document: 关于印发…….
inline constexpr auto leading_words = std::to_array<Word>({u"关于", u"转发", u"印发", u"批转"});

// Verbs that like their objects beside them.
inline constexpr auto verbs = std::to_array<Word>(
    {u"做好", u"加强", u"推进", u"推动", u"开展", u"召开", u"成立", u"调整", u"表彰", u"公布",
     u"发布", u"下达", u"申请", u"请求", u"请示", u"解决", u"同意", u"商请", u"协助", u"征求",
     u"报送", u"贯彻", u"落实", u"执行", u"实施", u"规范", u"促进", u"保障", u"确保", u"提高",
     u"提升", u"优化", u"深化", u"建立", u"健全", u"完善", u"支持", u"鼓励", u"禁止", u"废止",
     u"修改", u"撤销", u"取消", u"设立", u"追加", u"举办", u"组织", u"建设", u"构建", u"打造",
     u"强化", u"改进", u"改善", u"维护", u"防止", u"防范", u"关闭", u"命名", u"授予", u"任命",
     u"免去", u"聘任", u"增加", u"减少", u"拨付", u"划拨", u"出让", u"征收", u"印制", u"启用",
     u"涉及", u"严禁", u"严肃", u"整治", u"打击", u"清理", u"取得", u"承担", u"参加", u"出席",
     u"举行", u"邀请", u"委托", u"授权", u"批准", u"核准", u"通报", u"转送", u"呈报", u"上报"});

// They say how something is done, which follows.
inline constexpr auto adverbs =
    std::to_array<Word>({u"进一步", u"切实", u"全面", u"积极", u"严格", u"认真", u"深入", u"扎实",
                         u"大力", u"持续", u"加快", u"着力", u"充分", u"统筹", u"依法"});

// What a name that stands before them ends with.
inline constexpr auto name_endings =
    std::to_array<Word>({u"同志", u"先生", u"女士", u"流域", u"有限公司", u"有限责任公司",
                         u"股份有限公司", u"街道办事处"});

// What such a document is. With 的 before them they stand on one line.
inline constexpr auto document_kinds = std::to_array<Word>(
    {u"通知", u"请示", u"报告", u"函",   u"复函", u"意见", u"批复", u"决定", u"公告", u"通告",
     u"通报", u"纪要", u"公报", u"命令", u"令",   u"决议", u"议案", u"说明", u"方案", u"办法",
     u"规定", u"细则", u"条例", u"规则", u"要点", u"计划", u"规划", u"总结", u"情况", u"名录"});

// Last characters of compounds whose first part is a word of its own: 办公|室.
inline constexpr Word suffixes =
    u"会处室局厅部委院所站组队区市县省镇乡州盟旗村权性化型体书稿员者生费率法级期年月日号届批条类项"
    u"个名"
    u"吨元册校办家师业界网线路桥河库厂店馆库站卡证表单图本类式法论观力量度额值品物地场点面口层级"
    u"段科股司署台社团队班课系学史志报刊案件事次季岁天周章节款目亩户人位";
// Among them those that stand for a government before other words: 转发|省人民政府……
inline constexpr Word governments = u"省市区县州盟旗镇乡";

inline constexpr Word numerals = u"〇零一二三四五六七八九十百千万亿两";

// Last characters of the names of organs.
inline constexpr Word organ_endings = u"局室厅处会府院部委心所司署办团队社厂校台站行组";

// Names that ICU takes apart, and terms that no layout should have to list.
inline constexpr auto compounds = std::to_array<Word>(
    {u"人民政府",     u"人民政府办公厅", u"人民政府办公室", u"政府办公厅",   u"政府办公室",
     u"办公厅",       u"办公室",         u"国务院办公厅",   u"街道办事处",   u"办事处",
     u"委员会",       u"管理委员会",     u"常务委员会",     u"人民代表大会", u"人民法院",
     u"人民检察院",   u"领导小组",       u"指挥部",         u"管理局",       u"有限公司",
     u"有限责任公司", u"股份有限公司",   u"关于",           u"转发",         u"印发",
     u"批转",         u"批复",           u"复函",           u"商请",         u"报送",
     u"呈报",         u"上报",           u"转送",           u"优化",         u"深化",
     u"强化",         u"暂行",           u"试行",           u"征求意见稿",   u"审议稿",
     u"出让",         u"防控",           u"进一步",         u"实施意见",     u"指导意见",
     u"若干意见",     u"紧急通知",       u"工作报告",       u"年度报告",     u"实施方案",
     u"实施办法",     u"实施细则",       u"暂行办法",       u"管理办法",     u"暂行规定",
     u"若干规定",     u"行动计划",       u"行动方案",       u"工作要点",     u"工作方案"});

template <std::size_t count>
constexpr bool is_one_of(const std::array<Word, count>& words, Word word) {
  return std::ranges::find(words, word) != words.end();
}
constexpr bool is_in(Word characters, char16_t c) { return characters.find(c) != Word::npos; }

}  // namespace typeset::text::vocabulary
