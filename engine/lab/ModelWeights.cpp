// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/ModelWeights.h"

namespace semblance {

using torch::Tensor;

const char* nameOf(NetworkSize size) { return size == NetworkSize::Published ? "published" : "small"; }

NetworkSize sizeNamed(const std::string& name) {
  return name == nameOf(NetworkSize::Published) ? NetworkSize::Published : NetworkSize::Small;
}

std::string cardEntry(const std::map<std::string, std::string>& card, const std::string& key) {
  const auto found = card.find(key);
  return found == card.end() ? std::string() : found->second;
}

std::map<std::string, Tensor> weightsOf(const torch::nn::Module& module) {
  std::map<std::string, Tensor> tensors;
  for (const auto& item : module.named_parameters()) tensors[item.key()] = item.value();
  for (const auto& item : module.named_buffers()) tensors[item.key()] = item.value();
  return tensors;
}

std::string takeWeights(const std::map<std::string, Tensor>& tensors, torch::nn::Module& module) {
  torch::NoGradGuard untracked;
  auto wanted = weightsOf(module);
  if (wanted.size() != tensors.size()) return "it holds other weights than its description says";
  for (auto& [name, tensor] : wanted) {
    const auto found = tensors.find(name);
    if (found == tensors.end()) return "the weights " + name + " are missing";
    if (found->second.sizes() != tensor.sizes()) return "the weights " + name + " have another shape";
    if (!torch::isfinite(found->second).all().item<bool>()) return "the weights " + name + " are not finite";
    tensor.copy_(found->second);
  }
  return {};
}

}  // namespace semblance
