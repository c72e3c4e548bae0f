// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/blind/BlindTrial.h"

#include <chrono>
#include <cmath>

#include "evaluation/Statistics.h"
#include "learning/Levels.h"
#include "learning/losses/AudioLoss.h"
#include "learning/losses/SpectralLoss.h"
#include "matching/LoudestStretch.h"

namespace semblance {

namespace {

using torch::Tensor;
using Positions = std::vector<double>;

constexpr double kLeadSeconds = 0.3;
constexpr double kSampleWeight = 5.0;  // of the mean absolute difference beside the spectra

Tensor asTensor(const std::vector<float>& signal) {
  return torch::tensor(at::ArrayRef<float>(signal.data(), signal.size())).unsqueeze(0);
}

Tensor asTensor(const Positions& positions) { return torch::tensor(positions, torch::kFloat64); }

/// Takes the figures of outputs against one treated sound.
class Measure {
 public:
  Measure(const Tensor& wet, double sampleRate) : mel_(blindEstimationMel(sampleRate)), wet_(wet) {}

  BlindValues operator()(const Tensor& output, double parameters) const {
    const double mse = (standardised(output) - standardised(wet_)).square().mean().item<double>();
    return {stft_(output, wet_).item<double>(), mse, mel_(output, wet_).item<double>(), parameters};
  }

 private:
  SpectralLoss stft_{blindEstimationStft()};
  SpectralLoss mel_;
  Tensor wet_;
};

/// The analysis effect's settings that make the treated sound of the untreated one, level aside.
Result<Positions> fitted(const StudiedEffect& analysis, const Tensor& dry, const Tensor& wet, int sampleRate,
                         const std::vector<Positions>& starts, const BlindOptions& options,
                         const std::stop_token& stop) {
  const Stretch stretch = loudestStretch(wet, sampleRate, options.fitSeconds, kLeadSeconds);
  const Tensor heard = stretch.withLead(dry).unsqueeze(0);
  const SpectralLoss stft(blindEstimationStft());
  const Tensor target = standardised(stretch.of(wet));
  const SpectralLoss::Spectra spectra = stft.spectra(target);
  const auto loss = [&](const Tensor& positions) {
    const Tensor output = standardised(analysis.twin(heard, positions, sampleRate)[0].slice(1, stretch.lead));
    return stft(stft.spectra(output), spectra) + kSampleWeight * meanAbsoluteError(output, target);
  };
  std::vector<Tensor> points;
  for (const Positions& start : starts) points.push_back(asTensor(start));
  const auto found =
      scoutedDescent(loss, points, torch::ones_like(points.front()), options.descent, {}, stop);
  if (!found) return tl::unexpected(found.error());
  const Tensor best = found->contiguous();
  return Positions(best.data_ptr<double>(), best.data_ptr<double>() + best.numel());
}

void sameMean(const Positions& truth, Positions& found) {
  const double shift = meanOf(truth) - meanOf(found);
  for (double& value : found) value += shift;
}

/// Scaled as fits best where the signal is; constants are set aside as well.
void sameScale(const StudiedCurve& onSignal, StudiedCurve& curve) {
  const double truthMean = meanOf(onSignal.truth);
  const double foundMean = meanOf(onSignal.found);
  double product = 0.0, square = 1e-30;
  for (std::size_t i = 0; i < onSignal.truth.size(); ++i) {
    product += (onSignal.truth[i] - truthMean) * (onSignal.found[i] - foundMean);
    square += (onSignal.found[i] - foundMean) * (onSignal.found[i] - foundMean);
  }
  for (double& value : curve.found) value = truthMean + product / square * (value - foundMean);
}

StudiedCurve curveOver(const BlindTask& task, Positions axis, const Positions& truth, const Positions& found,
                       double sampleRate) {
  StudiedCurve curve{task.synthesis.curveKind, std::move(axis), {}, {}};
  curve.truth = task.synthesis.curve(truth, curve.axis, sampleRate);
  curve.found = task.analysis.curve(found, curve.axis, sampleRate);
  return curve;
}

StudiedCurve curveOf(const BlindTask& task, const std::vector<float>& dry, const Positions& truth,
                     const Positions& found, double sampleRate) {
  constexpr int kPoints = 160;
  const CurveKind kind = task.synthesis.curveKind;
  if (kind == CurveKind::None || task.analysis.curveKind != kind) return {};
  Positions axis;
  for (int i = 0; i < kPoints; ++i) {
    const double share = static_cast<double>(i) / (kPoints - 1);
    axis.push_back(kind == CurveKind::Response ? 30.0 * std::pow(0.45 * sampleRate / 30.0, share)
                                               : 2.0 * share - 1.0);
  }
  StudiedCurve curve = curveOver(task, std::move(axis), truth, found, sampleRate);
  if (kind == CurveKind::Response) {
    sameMean(curve.truth, curve.found);
  } else {
    Positions samples;
    for (std::size_t n = 0; n < dry.size(); n += 64) samples.push_back(static_cast<double>(dry[n]));
    sameScale(curveOver(task, std::move(samples), truth, found, sampleRate), curve);
  }
  return curve;
}

}  // namespace

Result<BlindOutcome> blindTrial(const BlindTask& task, std::vector<float> dry, int sampleRate,
                                const BlindOptions& options, RandomEngine& random, bool withCurve,
                                const std::stop_token& stop) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  if (const double peak = peakOf(dry); peak > 0.0) scale(dry, 1.0 / peak);
  const Positions truth = task.synthesis.draw(random);
  const Positions guess = task.analysis.draw(random);
  std::vector<Positions> starts{task.analysis.start};
  for (int i = 0; i < options.guesses; ++i) starts.push_back(task.analysis.draw(random));
  const Tensor input = asTensor(dry);
  const Tensor wet = asTensor(task.synthesis.exact(dry, truth, sampleRate));

  BlindOutcome outcome;
  const auto begun = std::chrono::steady_clock::now();
  const auto found = fitted(task.analysis, input, wet, sampleRate, starts, options, stop);
  if (!found) return tl::unexpected(found.error());
  outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();

  torch::NoGradGuard untracked;
  const Measure measure(wet, sampleRate);
  const auto answered = [&](const Positions& positions) {
    const double parameters =
        task.same ? parameterDistance(asTensor(positions), asTensor(truth)).item<double>() : kNone;
    return measure(asTensor(task.analysis.exact(dry, positions, sampleRate)), parameters);
  };
  outcome.methods = {measure(input, kNone), answered(guess), answered(*found)};
  if (withCurve) outcome.curve = curveOf(task, dry, truth, *found, sampleRate);
  return outcome;
}

}  // namespace semblance
