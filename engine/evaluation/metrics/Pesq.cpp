// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/metrics/Pesq.h"

#include <algorithm>
#include <cmath>

#include "audio/Resampler.h"
#include "evaluation/metrics/PesqActivity.h"
#include "evaluation/metrics/PesqModel.h"
#include "evaluation/metrics/PesqSignal.h"

namespace semblance {

namespace {

constexpr int kHighRate = 16000;
constexpr int kLowRate = 8000;

/// Logistic mapping of the raw score (P.862.1, P.862.2).
double mapped(double raw, PesqMode mode) {
  return mode == PesqMode::WideBand ? 0.999 + 4.0 / (1.0 + std::exp(-1.3669 * raw + 3.8224))
                                    : 0.999 + 4.0 / (1.0 + std::exp(-1.4945 * raw + 4.6607));
}

float peakOf(std::span<const float> signal) {
  float peak = 0.0f;
  for (const float sample : signal) peak = std::max(peak, std::abs(sample));
  return peak;
}

Result<void> check(std::span<const float> signal, const char* name, int sampleRate) {
  if (signal.size() * 4 < static_cast<std::size_t>(sampleRate))
    return fail("PESQ needs at least a quarter of a second; the " + std::string(name) +
                " signal is shorter.");
  if (!std::all_of(signal.begin(), signal.end(), [](float sample) { return std::isfinite(sample); }))
    return fail("PESQ cannot be taken: the " + std::string(name) +
                " signal has samples that are not finite.");
  if (peakOf(signal) == 0.0f)
    return fail("PESQ cannot be taken: the " + std::string(name) + " signal is silent.");
  return {};
}

/// At the model's rate and, because extreme levels would overflow on the way, with a peak of 1.
PesqSignal prepared(std::span<const float> signal, int sampleRate, const PesqRate& rate) {
  AudioBuffer buffer(1, static_cast<std::int64_t>(signal.size()));
  const float peak = peakOf(signal);
  std::transform(signal.begin(), signal.end(), buffer.channel(0).begin(),
                 [peak](float sample) { return sample / peak; });
  if (sampleRate != rate.sampleRate) buffer = resampled(buffer, sampleRate, rate.sampleRate);
  return {buffer.channel(0), rate};
}

PesqAlignment aligned(PesqSignal reference, PesqSignal degraded) {
  reference.applyAlignmentFilter();
  degraded.applyAlignmentFilter();
  return alignPesqSignals(reference, pesqActivity(reference), degraded, pesqActivity(degraded));
}

}  // namespace

Result<PesqDetails> pesqDetails(std::span<const float> reference, std::span<const float> degraded,
                                int sampleRate, PesqMode mode) {
  const int lowest = mode == PesqMode::WideBand ? kHighRate : kLowRate;
  if (sampleRate < lowest)
    return fail(std::string(mode == PesqMode::WideBand ? "Wide-band" : "Narrow-band") +
                " PESQ needs a sample rate of at least " + std::to_string(lowest) + " Hz, not " +
                std::to_string(sampleRate) + " Hz.");
  if (auto valid = check(reference, "reference", sampleRate); !valid) return tl::unexpected(valid.error());
  if (auto valid = check(degraded, "degraded", sampleRate); !valid) return tl::unexpected(valid.error());
  const PesqRate& rate = pesqRate(sampleRate == kLowRate ? kLowRate : kHighRate);
  PesqSignal original = prepared(reference, sampleRate, rate);
  PesqSignal heard = prepared(degraded, sampleRate, rate);
  const int length = std::max(original.length(), heard.length());
  if (!original.alignLevel(length) || !heard.alignLevel(length))
    return fail("PESQ cannot be taken: a signal has nothing between 300 and 3250 Hz.");
  for (PesqSignal* signal : {&original, &heard})
    mode == PesqMode::WideBand ? signal->applyWideBandFilter() : signal->applyHandset();
  PesqDetails details;
  details.alignment = aligned(original, heard);
  if (details.alignment.utterances.empty())
    return fail("PESQ cannot be taken: no utterance of at least 200 ms was found in both signals.");
  details.raw = pesqRawScore(std::move(original), std::move(heard), details.alignment);
  if (!std::isfinite(details.raw)) return fail("PESQ cannot be taken: the signals are too extreme.");
  details.mosLqo = mapped(details.raw, mode);
  return details;
}

Result<double> pesq(std::span<const float> reference, std::span<const float> degraded, int sampleRate,
                    PesqMode mode) {
  return pesqDetails(reference, degraded, sampleRate, mode).map([](const PesqDetails& found) {
    return found.mosLqo;
  });
}

}  // namespace semblance
