// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/losses/AudioLoss.h"

#include <memory>

#include "learning/losses/SpectralLoss.h"

namespace semblance {

namespace {

using torch::Tensor;

AudioLoss spectral(SpectralLossShape shape) {
  return [loss = std::make_shared<const SpectralLoss>(std::move(shape))](
             const Tensor& output, const Tensor& target) { return (*loss)(output, target); };
}

AudioLoss styleTransfer() {
  return [spectra = spectral(styleTransferStft())](const Tensor& output, const Tensor& target) {
    return spectra(output, target) + kSampleErrorWeight * meanAbsoluteError(output, target);
  };
}

}  // namespace

Tensor meanAbsoluteError(const Tensor& output, const Tensor& target) {
  return (output - target).abs().mean();
}

Tensor parameterDistance(const Tensor& positions, const Tensor& target) {
  return 10.0 * (positions - target).square().mean();
}

const std::vector<std::string>& audioLossNames() {
  static const std::vector<std::string> names{"style-transfer", "mr-stft", "mr-stft-convergence", "mel",
                                              "mae"};
  return names;
}

Result<AudioLoss> makeAudioLoss(std::string_view name, double sampleRate) {
  if (name == "style-transfer") return styleTransfer();
  if (name == "mr-stft") return spectral(styleTransferStft());
  if (name == "mr-stft-convergence") return spectral(libraryStft());
  if (name == "mel") return spectral(blindEstimationMel(sampleRate));
  if (name == "mae") return AudioLoss(meanAbsoluteError);
  std::string known;
  for (const std::string& each : audioLossNames()) known += (known.empty() ? "" : ", ") + each;
  return fail("There is no loss called \"" + std::string(name) + "\"; there are " + known + ".");
}

}  // namespace semblance
