// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/Result.h"

namespace semblance::ui {

/// What was asked for, as needed to go on with it after an interruption.
struct FineTuneRequest {
  std::vector<std::filesystem::path> folders;
  std::string name;      ///< of the new model
  std::string base;      ///< name of the model to start from; empty: the default one
  double minutes = 0.0;  ///< 0: the usual number of steps
  std::int64_t step = 0;
  std::int64_t steps = 0;
};

/// The files of the one fine-tuning at work, in a folder of their own: the model lies among the user's models
/// only when it is kept. One object at a time works in the folder, in this or another window.
class FineTuneWork {
 public:
  explicit FineTuneWork(std::filesystem::path folder) : folder_(std::move(folder)) {}

  const std::filesystem::path& folder() const { return folder_; }
  std::filesystem::path modelFile(const std::string& name) const;

  /// Takes the folder for this object. Errors: it cannot be written to, another window works in it.
  Result<void> take();
  /// Remembers how far it has come.
  Result<void> note(const FineTuneRequest& request) const;
  /// What can be gone on with; none while another window is at it.
  std::optional<FineTuneRequest> interrupted();
  /// Removes everything and lets the folder go. Does nothing where another window works.
  void clear();
  /// Lets the folder go with what is in it.
  void release() { lock_.reset(); }

 private:
  std::filesystem::path requestFile() const { return folder_ / "request.json"; }

  std::filesystem::path folder_;
  std::unique_ptr<QLockFile> lock_;
};

}  // namespace semblance::ui
