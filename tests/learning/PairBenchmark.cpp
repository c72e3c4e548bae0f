// SPDX-License-Identifier: GPL-3.0-or-later
// Prints how many training pairs a second one core makes with each kind of augmentation.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>

#include "learning/ClipLibrary.h"
#include "learning/PairGenerator.h"

namespace {

using semblance::ClipLibrary;
using semblance::PairGenerator;
using semblance::PairOptions;

void measure(const ClipLibrary& library, const char* name, const PairOptions& options, double seconds) {
  const PairGenerator generator(library, options);
  const std::clock_t start = std::clock();  // processor time: what a core could do alone
  std::uint64_t pairs = 0;
  double elapsed = 0.0;
  double sum = 0.0;
  while (elapsed < seconds) {
    sum += static_cast<double>(generator.make(1, pairs++).target.front());
    elapsed = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  }
  std::printf("%-34s %7.1f pairs/s%s\n", name, static_cast<double>(pairs) / elapsed, sum > 1e9 ? " " : "");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: pair-benchmark LIST ROOT [RATE [SECONDS]]\n");
    return 2;
  }
  ClipLibrary::Options libraryOptions;
  if (argc > 3) libraryOptions.sampleRate = std::atoi(argv[3]);
  const double seconds = argc > 4 ? std::atof(argv[4]) : 5.0;
  const auto start = std::chrono::steady_clock::now();
  const auto library = ClipLibrary::fromList(argv[1], argv[2], libraryOptions, {});
  if (!library) {
    std::fprintf(stderr, "%s\n", library.error().message.c_str());
    return 1;
  }
  std::printf("%zu clips (%zu joined, %zu files rejected), %.1f min, read in %.1f s\n", library->size(),
              library->joined(), library->rejected().size(), library->seconds() / 60.0,
              std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  PairOptions options;
  options.halfFrames = 131072 * (libraryOptions.sampleRate > 30000 ? 2 : 1);
  options.pitchTempoProbability = 0.0;
  measure(*library, "treatments only", options, seconds);
  options.mixProbability = options.bandLimitProbability = options.roomFilterProbability = 0.25;
  measure(*library, "+ mix, band limit, colour (0.25)", options, seconds);
  options.speedProbability = 0.5;
  measure(*library, "+ speed (0.5)", options, seconds);
  options.pitchTempoProbability = 0.1;
  measure(*library, "+ pitch and tempo (0.1)", options, seconds);
  options.pitchTempoProbability = 0.5;
  measure(*library, "+ pitch and tempo (0.5)", options, seconds);
  return 0;
}
