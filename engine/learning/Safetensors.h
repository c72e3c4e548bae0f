// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <filesystem>
#include <map>
#include <string>

#include "base/Result.h"

namespace semblance {

/// Contents of a `.safetensors` file: named tensors and the text entries of `__metadata__`. No executable
/// content.
struct TensorFile {
  std::map<std::string, torch::Tensor> tensors;
  std::map<std::string, std::string> metadata;
};

/// Writes the file whole or not at all. Tensor types: float64, float32, float16, int64, int32, int16, uint8,
/// bool.
Result<void> saveTensors(const TensorFile& file, const std::filesystem::path& path);

/// Errors: missing, not a safetensors file, header larger than the file, tensors that overlap or leave the
/// file.
Result<TensorFile> loadTensors(const std::filesystem::path& path);

/// Only the text entries; cheap however large the file is.
Result<std::map<std::string, std::string>> loadMetadata(const std::filesystem::path& path);

}  // namespace semblance
