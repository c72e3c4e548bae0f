// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <algorithm>
#include <thread>

#include "matching/BlindMethod.h"
#include "matching/ExcerptMethod.h"
#include "matching/Models.h"
#include "matching/NetworkMethod.h"
#include "matching/RefineMethod.h"
#include "matching/RuleBasedMethod.h"
#include "matching/SearchMethod.h"

namespace semblance {

namespace {

Result<torch::Device> torchDevice(Device device) {
  const bool cuda = torch::cuda::is_available();
  if (device == Device::Cuda && !cuda)
    return fail("No CUDA device can be used on this machine. Use --device cpu or auto.");
  return device == Device::Cpu || !cuda ? torch::Device(torch::kCPU) : torch::Device(torch::kCUDA);
}

Result<NetworkMethod> makeNetwork(const MatchOptions& options) {
  auto device = torchDevice(options.device);
  if (!device) return tl::unexpected(device.error());
  auto model = findModel(options.model);
  if (!model) return tl::unexpected(model.error());
  return NetworkMethod(model->first, model->second, *device);
}

int workingThreads(const MatchOptions& options) {
  if (options.threads > 0) return options.threads;
  return static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
}

std::unique_ptr<ExcerptMethod> makeSearch(NetworkMethod network, const MatchOptions& options) {
  SearchMethod::Options search;
  search.search.workers = workingThreads(options);
  return std::make_unique<SearchMethod>(std::move(network), search);
}

// Longer than an oracle's: there is one pair, and a compressor's release shows in seconds.
TargetFitOptions blindOptions() {
  TargetFitOptions options;
  options.excerptSeconds = 5.0;
  options.leadSeconds = 0.5;
  options.descent.steps = 120;
  return options;
}

}  // namespace

const std::vector<MethodInfo>& matchMethods() {
  static const std::vector<MethodInfo> methods{
      {"network", Sentence("Network"), Sentence("The neural network listens twice; instant.")},
      {"refine", Sentence("Refine"),
       Sentence("Starts from the network's answer and optimises it for this pair; takes some seconds.")},
      {"search", Sentence("Search"),
       Sentence("Starts from the network's answer and tries settings without gradients; takes longer.")},
      {.id = "rule-based",
       .label = Sentence("Rule-based"),
       .description = Sentence("Spectrum match and compressor search without learning."),
       .usesModel = false},
      {.id = "blind",
       .label = Sentence("Same recording"),
       .description =
           Sentence("Finds the settings between the untreated and the treated version of one recording."),
       .sameRecording = true,
       .usesModel = false},
  };
  return methods;
}

bool needsSameRecording(std::string_view method) {
  for (const MethodInfo& info : matchMethods())
    if (info.id == method) return info.sameRecording;
  return false;
}

Sentence stoppedEarlyNote() {
  return Sentence("Match was stopped early: these are the best settings so far.");
}

std::optional<Device> deviceFromName(std::string_view name) {
  if (name == "auto") return Device::Automatic;
  if (name == "cpu") return Device::Cpu;
  if (name == "cuda") return Device::Cuda;
  return {};
}

std::vector<std::string> availableDevices() {
  std::vector<std::string> devices{"cpu"};
  if (torch::cuda::is_available()) devices.emplace_back("cuda");
  return devices;
}

Result<std::unique_ptr<ExcerptMethod>> makeExcerptMethod(const MatchOptions& options) {
  at::set_num_threads(workingThreads(options));
  if (options.method == "rule-based") return std::make_unique<RuleBasedMethod>();
  if (options.method == "blind") return std::make_unique<BlindMethod>(blindOptions());
  if (options.method == "network" || options.method == "refine" || options.method == "search") {
    auto network = makeNetwork(options);
    if (!network) return tl::unexpected(network.error());
    if (options.method == "network") return std::make_unique<NetworkMethod>(std::move(*network));
    if (options.method == "search") return makeSearch(std::move(*network), options);
    return std::make_unique<RefineMethod>(std::move(*network), RefineMethod::Options{});
  }
  std::string known;
  for (const MethodInfo& method : matchMethods()) known += (known.empty() ? "" : ", ") + method.id;
  return fail("The method %1 is unknown. Choose one of %2.", options.method, known);
}

}  // namespace semblance
