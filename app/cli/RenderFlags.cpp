// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/RenderFlags.h"

#include <map>

namespace semblance::cli {

namespace {

const std::map<std::string, SampleFormat>& depths() {
  static const std::map<std::string, SampleFormat> table{{"16", SampleFormat::Int16},
                                                         {"24", SampleFormat::Int24},
                                                         {"32", SampleFormat::Int32},
                                                         {"32f", SampleFormat::Float32},
                                                         {"64f", SampleFormat::Float64}};
  return table;
}

}  // namespace

void RenderFlags::addTo(CLI::App& command) {
  command.add_option("--loudness", loudness, "Integrated loudness of the result, LUFS")
      ->type_name("LUFS")
      ->check(CLI::Range(-60.0, 0.0));
  command.add_option("--ceiling", ceiling, "True-peak limit of the result, dBTP (no limiter without it)")
      ->type_name("DBTP")
      ->check(CLI::Range(-20.0, 0.0));
  command
      .add_option("--depth", depth, "Sample format of the result: 16, 24, 32, 32f or 64f (the input's own)")
      ->type_name("BITS")
      ->check(CLI::IsMember(depths()));
}

RenderOptions RenderFlags::options() const {
  RenderOptions options;
  options.loudnessLufs = loudness;
  options.truePeakCeiling = ceiling;
  if (!depth.empty()) options.sampleFormat = depths().at(depth);
  return options;
}

}  // namespace semblance::cli
