// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/TrainingProcesses.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <optional>

// c10d's headers want macros of their own, which LibTorch's packages define or not, whatever is installed.
#if defined(SEMBLANCE_GLOO) && !defined(USE_C10D_GLOO)
#define USE_C10D_GLOO
#endif
#if defined(SEMBLANCE_NCCL) && !defined(USE_C10D_NCCL)
#define USE_C10D_NCCL
#endif
#if defined(SEMBLANCE_GLOO) || defined(SEMBLANCE_NCCL)
#define SEMBLANCE_C10D
#include <torch/csrc/distributed/c10d/PrefixStore.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>
#endif
#ifdef SEMBLANCE_GLOO
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#endif
#ifdef SEMBLANCE_NCCL
#include <torch/csrc/distributed/c10d/ProcessGroupNCCL.hpp>
#endif

namespace semblance {

namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

std::optional<int> wholeNumber(const std::string& text) {
  int value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size()) return {};
  return value;
}

// Where this process stands, as torchrun, Slurm's wrappers and Kubernetes' training operators put it.
struct Place {
  int rank = 0;
  int count = 1;
  std::string host;
  int port = 0;
};

Result<Place> placeFromEnvironment() {
  const std::string world = environment("WORLD_SIZE");
  if (world.empty()) return Place{};
  const auto count = wholeNumber(world);
  if (!count || *count < 1)
    return fail("Cannot join the other training processes: WORLD_SIZE is \"" + world +
                "\"; set it to how many there are.");
  if (*count == 1) return Place{};
  const auto rank = wholeNumber(environment("RANK"));
  const auto port = wholeNumber(environment("MASTER_PORT"));
  const std::string host = environment("MASTER_ADDR");
  if (!rank || *rank < 0 || *rank >= *count)
    return fail("Cannot join the other training processes: RANK is \"" + environment("RANK") +
                "\"; give each process one of 0 to " + std::to_string(*count - 1) + ".");
  if (host.empty() || !port || *port < 1 || *port > 65535)
    return fail(
        "Cannot join the other training processes: MASTER_ADDR and MASTER_PORT must name the machine of rank "
        "0 "
        "and a free port on it.");
  return Place{*rank, *count, host, *port};
}

// The first line of what c10d says: the rest is a stack trace.
std::string firstLine(const std::exception& error) {
  const std::string text = error.what();
  return text.substr(0, text.find('\n'));
}

tl::unexpected<Error> lost(const std::exception& error) {
  return fail("Training stopped: another training process has ended or does not answer (" + firstLine(error) +
              "). Start all processes again with --resume to go on from the last checkpoint.");
}

}  // namespace

#ifdef SEMBLANCE_C10D

// ProcessGroup's interface moved between LibTorch 1.13 and 2; what is used of its two classes did not.
struct TrainingProcesses::Group {
  c10::intrusive_ptr<c10d::Store> store;
#ifdef SEMBLANCE_GLOO
  c10::intrusive_ptr<c10d::ProcessGroupGloo> gloo;
#endif
#ifdef SEMBLANCE_NCCL
  c10::intrusive_ptr<c10d::ProcessGroupNCCL> nccl;
#endif
  torch::Device device{torch::kCPU};  // where tensors must be to be exchanged

  template <typename Exchange>
  void run(std::vector<torch::Tensor>& tensors, const Exchange& how) {
#ifdef SEMBLANCE_NCCL
    if (nccl) how(*nccl, tensors)->wait();
#endif
#ifdef SEMBLANCE_GLOO
    if (gloo) how(*gloo, tensors)->wait();
#endif
  }
};

namespace {

// torchrun's agent keeps the store itself; started otherwise, rank 0 does.
c10::intrusive_ptr<c10d::Store> openStore(const Place& place, std::chrono::milliseconds timeout) {
  const bool agent = environment("TORCHELASTIC_USE_AGENT_STORE") == "True";
  c10d::TCPStoreOptions options;
  options.port = static_cast<std::uint16_t>(place.port);
  options.isServer = place.rank == 0 && !agent;
  options.numWorkers = static_cast<std::size_t>(place.count);
  options.waitWorkers = !agent;
  options.timeout = timeout;
  auto tcp = c10::make_intrusive<c10d::TCPStore>(place.host, options);
  return c10::make_intrusive<c10d::PrefixStore>("semblance/" + environment("TORCHELASTIC_RESTART_COUNT"),
                                                tcp);
}

#ifdef SEMBLANCE_GLOO
std::shared_ptr<::gloo::transport::Device> networkDevice(const std::string& host) {
  if (const std::string name = environment("GLOO_SOCKET_IFNAME"); !name.empty())
    return c10d::ProcessGroupGloo::createDeviceForInterface(name);
  const bool thisMachine = host == "localhost" || host == "::1" || host.starts_with("127.");
  return thisMachine ? c10d::ProcessGroupGloo::createDeviceForHostname("127.0.0.1")
                     : c10d::ProcessGroupGloo::createDefaultDevice();
}
#endif

// Between CUDA devices by NCCL where it is there, else by Gloo through the CPU. False where neither will do.
bool openGroup(TrainingProcesses::Group& group, const Place& place, [[maybe_unused]] torch::Device device,
               std::chrono::milliseconds timeout) {
#ifdef SEMBLANCE_NCCL
  if (device.is_cuda()) {
    // Without this a lost process is waited for for ever; the name changed with LibTorch 2.2.
    ::setenv("NCCL_BLOCKING_WAIT", "1", 0);
    ::setenv("TORCH_NCCL_BLOCKING_WAIT", "1", 0);
    auto options = c10d::ProcessGroupNCCL::Options::create();
    options->timeout = timeout;
    group.device = device;
    group.nccl = c10::make_intrusive<c10d::ProcessGroupNCCL>(group.store, place.rank, place.count, options);
    return true;
  }
#endif
#ifdef SEMBLANCE_GLOO
  auto options = c10d::ProcessGroupGloo::Options::create(timeout);
  options->devices.push_back(networkDevice(place.host));
  group.gloo = c10::make_intrusive<c10d::ProcessGroupGloo>(group.store, place.rank, place.count, options);
  return true;
#else
  return false;
#endif
}

}  // namespace

Result<TrainingProcesses> TrainingProcesses::join(torch::Device device, std::chrono::seconds timeout) {
  const auto place = placeFromEnvironment();
  if (!place) return tl::unexpected(place.error());
  TrainingProcesses processes;
  processes.rank_ = place->rank;
  processes.count_ = place->count;
  if (place->count == 1) return processes;
  try {
    processes.group_ = std::make_shared<Group>();
    processes.group_->store = openStore(*place, timeout);
    if (openGroup(*processes.group_, *place, device, timeout)) return processes;
    return fail(
        "This build can train in several processes on CUDA only. Set device to cuda, or build with "
        "libgloo-dev "
        "installed.");
  } catch (const std::exception& error) {
    return fail("Cannot join the other training processes at " + place->host + ":" +
                std::to_string(place->port) + " as rank " + std::to_string(place->rank) + " of " +
                std::to_string(place->count) + " (" + firstLine(error) +
                "). Check MASTER_ADDR and MASTER_PORT and that all processes are started.");
  }
}

template <typename Exchange>
Result<void> TrainingProcesses::exchange(torch::Tensor& tensor, const Exchange& how) {
  if (!group_) return {};
  try {
    std::vector<torch::Tensor> staged{tensor.detach().to(group_->device).contiguous()};
    group_->run(staged, how);
    torch::NoGradGuard untracked;
    tensor.copy_(staged[0]);
    return {};
  } catch (const std::exception& error) {
    return lost(error);
  }
}

Result<void> TrainingProcesses::sum(torch::Tensor& tensor) {
  return exchange(tensor, [](auto& group, auto& tensors) { return group.allreduce(tensors); });
}

Result<void> TrainingProcesses::copyFromLeader(torch::Tensor& tensor) {
  return exchange(tensor, [](auto& group, auto& tensors) { return group.broadcast(tensors); });
}

#else

struct TrainingProcesses::Group {};

Result<TrainingProcesses> TrainingProcesses::join(torch::Device, std::chrono::seconds) {
  const auto place = placeFromEnvironment();
  if (!place) return tl::unexpected(place.error());
  if (place->count > 1)
    return fail(
        "This build cannot train in several processes: LibTorch's c10d with Gloo was not there when it was "
        "built. Install libgloo-dev and build again, or unset WORLD_SIZE.");
  return TrainingProcesses();
}

Result<void> TrainingProcesses::sum(torch::Tensor&) { return {}; }
Result<void> TrainingProcesses::copyFromLeader(torch::Tensor&) { return {}; }

#endif

Result<bool> TrainingProcesses::any(bool own) {
  if (!group_) return own;
  torch::Tensor flag = torch::tensor(own ? 1.0f : 0.0f);
  if (auto done = sum(flag); !done) return tl::unexpected(done.error());
  return flag.item<float>() > 0.0f;
}

Result<void> TrainingProcesses::agree(const Result<void>& own) {
  if (!group_) return own;
  const bool cancelled = !own && isCancelled(own.error());
  torch::Tensor flags = torch::tensor({own ? 0.0f : 1.0f, cancelled ? 1.0f : 0.0f});
  const auto told = sum(flags);
  if (!own) return own;
  if (!told) return told;
  if (flags[1].item<float>() > 0.0f) return failCancelled();
  if (flags[0].item<float>() > 0.0f)
    return fail("Training stopped: another of its processes failed; that one's message says why.");
  return {};
}

Result<torch::Device> trainDevice(const std::string& name) {
  const bool available = torch::cuda::is_available();
  if (name == "cuda" && !available)
    return fail(
        "Cannot train on CUDA: LibTorch finds no such device on this machine. Set device to cpu or auto.");
  if (name == "cpu" || !available) return torch::Device(torch::kCPU);
  const int local = wholeNumber(environment("LOCAL_RANK")).value_or(0);
  const auto devices = static_cast<int>(torch::cuda::device_count());
  return torch::Device(torch::kCUDA, static_cast<c10::DeviceIndex>(local % std::max(1, devices)));
}

}  // namespace semblance
