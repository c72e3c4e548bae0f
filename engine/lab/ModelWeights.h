// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <map>
#include <string>

#include "learning/encoders/Encoder.h"

namespace semblance {

/// "published", "small"; and back, anything else being small.
const char* nameOf(NetworkSize size);
NetworkSize sizeNamed(const std::string& name);

/// What a model file's card says under a key; empty where it says nothing.
std::string cardEntry(const std::map<std::string, std::string>& card, const std::string& key);

/// Parameters and buffers of a module by name.
std::map<std::string, torch::Tensor> weightsOf(const torch::nn::Module& module);

/// Copies them in. Returns why they do not fit (missing, surplus, of another shape, not finite); empty if
/// they were taken.
std::string takeWeights(const std::map<std::string, torch::Tensor>& tensors, torch::nn::Module& module);

}  // namespace semblance
