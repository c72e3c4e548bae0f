// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <chrono>
#include <memory>

#include "base/Result.h"

namespace semblance {

/// The processes that train one model together, seen from one of them. Exchanges go through LibTorch's c10d:
/// NCCL between CUDA devices where LibTorch has it, Gloo otherwise. All processes must make the same calls in
/// the same order. Alone (the usual case) every exchange is done at once.
class TrainingProcesses {
 public:
  /// Joins the others as the environment says: RANK, WORLD_SIZE, MASTER_ADDR, MASTER_PORT. Without
  /// WORLD_SIZE, or with 1, the process is alone. Errors: variables that are missing or make no sense, others
  /// that cannot be reached within `timeout`, a build without c10d.
  static Result<TrainingProcesses> join(torch::Device device, std::chrono::seconds timeout);

  int rank() const { return rank_; }
  int count() const { return count_; }
  bool leads() const { return rank_ == 0; }

  /// Sum over all processes, in place. Like all exchanges it fails, with a sentence, when another process has
  /// gone or does not answer within the timeout.
  Result<void> sum(torch::Tensor& tensor);
  /// The leader's values, in place.
  Result<void> copyFromLeader(torch::Tensor& tensor);
  /// Whether it holds in any process.
  Result<bool> any(bool own);
  /// This process's outcome, or an error where another process failed; cancelled where another was.
  Result<void> agree(const Result<void>& own);

  struct Group;

 private:
  template <typename Exchange>
  Result<void> exchange(torch::Tensor& tensor, const Exchange& how);

  int rank_ = 0;
  int count_ = 1;
  std::shared_ptr<Group> group_;
};

/// This machine's place for `name` ("auto", "cpu", "cuda"); with several CUDA devices, the one of LOCAL_RANK.
/// Errors: CUDA asked for where there is none.
Result<torch::Device> trainDevice(const std::string& name);

}  // namespace semblance
