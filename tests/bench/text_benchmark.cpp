// What it costs to shape and break text.
//
//   cmake --preset bench && cmake --build --preset bench
//   build/bench/tests/bench/typeset-text-benchmark
//
// The complexity printed after the paragraphs is to be N: a paragraph's time is linear in its
// characters. A paragraph of 100,000 is to take less than a second. The cells' two figures compare
// runs that were shaped before with such as are shaped anew.
#include <benchmark/benchmark.h>
#include <random>
#include <string>

#include "font/shaping_cache.h"
#include "support/fixtures.h"
#include "text/paragraph_layout.h"

namespace typeset::text {
namespace {

std::u16string prose_of(std::size_t characters) {
  std::mt19937 random(4);
  std::u16string text;
  while (text.size() < characters) text += to_utf16(tests::random_prose(random, 200));
  text.resize(characters);
  return text;
}

document::RichText paragraph_of(std::size_t characters, const document::StyleRef& style) {
  document::TextSpan span;
  span.text = prose_of(characters);
  span.style = style;
  span.generated = true;
  return {span};
}

void prepare_paragraph(benchmark::State& state) {
  const auto style = tests::share(tests::body_style());
  const auto text = paragraph_of(static_cast<std::size_t>(state.range(0)), style);
  for (auto _ : state) {
    Diagnostics diagnostics;
    benchmark::DoNotOptimize(prepare(text, style, tests::free_fonts(), diagnostics));
  }
  state.SetComplexityN(state.range(0));
}
BENCHMARK(prepare_paragraph)
    ->RangeMultiplier(10)
    ->Range(100, 100'000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity(benchmark::oN);

void set_paragraph(benchmark::State& state) {
  const auto style = tests::share(tests::body_style());
  const auto text = paragraph_of(static_cast<std::size_t>(state.range(0)), style);
  for (auto _ : state) {
    Diagnostics diagnostics;
    const auto prepared = prepare(text, style, tests::free_fonts(), diagnostics);
    benchmark::DoNotOptimize(lay_out(prepared, tests::type_area_width()));
  }
  state.SetComplexityN(state.range(0));
}
BENCHMARK(set_paragraph)
    ->RangeMultiplier(10)
    ->Range(100, 100'000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity(benchmark::oN);

font::ShapeRequest cell_request(const std::u16string& text) {
  font::ShapeRequest request;
  request.text = text;
  return request;
}

const std::u16string label = u"法人或其他组织";

void shape_cell_anew(benchmark::State& state) {
  const font::Face& face = *tests::free_fonts().chain("宋体").front();
  for (auto _ : state) benchmark::DoNotOptimize(font::shape(face, cell_request(label)));
}
BENCHMARK(shape_cell_anew);

void shape_cell_again(benchmark::State& state) {
  const font::Face& face = *tests::free_fonts().chain("宋体").front();
  const font::ShapingCache cache;
  for (auto _ : state) benchmark::DoNotOptimize(cache.shape(face, cell_request(label)));
}
BENCHMARK(shape_cell_again);

}  // namespace
}  // namespace typeset::text
