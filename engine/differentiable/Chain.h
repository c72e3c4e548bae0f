// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include "effects/ChainSettings.h"

/// The twin of effects/EffectChain as LibTorch operators. Parameters are one tensor `values` [B,
/// kParameterCount] of physical values in the table's order and units, float64; signals are [B, C, N] float32
/// at `sampleRate` Hz.
namespace semblance::differentiable {

/// Table columns as tensors: q in 0..1 on each parameter's own scale <-> physical values, float64.
torch::Tensor denormalised(const torch::Tensor& positions);
torch::Tensor normalised(const torch::Tensor& values);

torch::Tensor toTensor(const ChainSettings& settings);  ///< [kParameterCount] float64
ChainSettings toSettings(const torch::Tensor& values);  ///< of one row, clamped to the table's ranges

/// Coefficients [B, 6, 5] of the equaliser's sections; frequencies are clamped to 0.45 of the rate.
torch::Tensor equaliserSections(const torch::Tensor& values, double sampleRate);

/// The same [B, 10, 5] of the graphic equaliser; sections that the rate has no place for pass everything.
torch::Tensor graphicSections(const torch::Tensor& values, double sampleRate);

/// Gain in dB [B, F] of the chain's equaliser at `frequencies` [F] Hz (float64).
torch::Tensor equaliserResponseDb(const torch::Tensor& values, const torch::Tensor& frequencies,
                                  double sampleRate, ChainPreset chain = ChainPreset::EqCompressor);

/// The chain's equaliser by frequency sampling, zero-padded so far that what wraps round has decayed below
/// -60 dB.
torch::Tensor equalise(const torch::Tensor& signal, const torch::Tensor& values, double sampleRate,
                       ChainPreset chain = ChainPreset::EqCompressor);

/// Wanted reduction in dB for detector levels in dB: the soft-knee curve of effects/CompressorCurve.h.
/// `threshold`, `ratio`, `knee` broadcast against `level`.
torch::Tensor staticReduction(const torch::Tensor& level, const torch::Tensor& threshold,
                              const torch::Tensor& ratio, const torch::Tensor& knee);

/// Gain reduction in dB [B, N] of the stereo-linked compressor for a signal.
torch::Tensor gainReduction(const torch::Tensor& signal, const torch::Tensor& values, double sampleRate);

/// Smoothing coefficients [B] for times in ms, by the 10-90 % convention.
torch::Tensor smoothingCoefficient(const torch::Tensor& milliseconds, double sampleRate);

/// The compressor including make-up gain.
torch::Tensor compress(const torch::Tensor& signal, const torch::Tensor& values, double sampleRate);

/// The clipper of effects/ClipperCurve.h mixed with the untouched signal. Differs from effects/Saturation in
/// that it works at the rate itself (no latency, aliases are kept) and keeps DC.
torch::Tensor saturate(const torch::Tensor& signal, const torch::Tensor& values);

/// Stereo width; leaves mono as it is.
torch::Tensor widen(const torch::Tensor& signal, const torch::Tensor& values);

/// input gain -> equaliser -> compressor -> saturation -> stereo width -> output gain, as far as the chain
/// has them.
torch::Tensor applyChain(const torch::Tensor& signal, const torch::Tensor& values, double sampleRate,
                         ChainPreset chain = ChainPreset::EqCompressor);

}  // namespace semblance::differentiable
