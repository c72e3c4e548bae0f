// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/KeptPiece.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "learning/Safetensors.h"

namespace semblance {

namespace {

namespace fs = std::filesystem;

constexpr const char* kDescription = "examples";  // entry of the file's metadata

Result<void> madeForOthers(const fs::path& file) {
  return fail("The examples in " + file.string() +
              " were made with other settings, recordings or another version; remove the file to have them "
              "made again.");
}

}  // namespace

bool KeptPiece::isThere() const {
  std::error_code ignored;
  return !file.empty() && fs::exists(file, ignored);
}

std::vector<KeptPiece> piecesOf(std::int64_t count, std::int64_t rowsAPiece, const PieceNames& names,
                                const std::string& description) {
  auto described = nlohmann::json::parse(description);
  described.erase("count");
  std::vector<KeptPiece> pieces;
  for (std::int64_t first = 0; first < count; first += rowsAPiece) {
    const std::int64_t end = std::min(first + rowsAPiece, count);
    described["rows"] = {first, end};
    fs::path file;
    if (!names.folder.empty())
      file = names.folder /
             (names.name + '-' + std::to_string(first) + '-' + std::to_string(end) + '.' + names.suffix);
    pieces.push_back({first, end, std::move(file), described.dump()});
  }
  return pieces;
}

Result<void> savePiece(const KeptPiece& piece, const std::map<std::string, torch::Tensor>& columns) {
  if (piece.file.empty()) return {};
  std::error_code error;
  fs::create_directories(piece.file.parent_path(), error);
  if (error)
    return fail("Cannot make the folder " + piece.file.parent_path().string() +
                " for the examples: " + error.message() + ".");
  TensorFile file{{}, {{kDescription, piece.description}}};
  for (const auto& [name, column] : columns)
    file.tensors[name] = column.slice(0, piece.first, piece.end).contiguous();
  return saveTensors(file, piece.file);
}

Result<void> loadPiece(const KeptPiece& piece, std::map<std::string, torch::Tensor>& columns) {
  auto metadata = loadMetadata(piece.file);
  if (!metadata) return tl::unexpected(metadata.error());
  if ((*metadata)[kDescription] != piece.description) return madeForOthers(piece.file);
  auto file = loadTensors(piece.file);
  if (!file) return tl::unexpected(file.error());
  for (auto& [name, column] : columns) {
    const auto found = file->tensors.find(name);
    torch::Tensor rows = column.slice(0, piece.first, piece.end);
    if (found == file->tensors.end() || found->second.scalar_type() != column.scalar_type() ||
        found->second.sizes() != rows.sizes())
      return madeForOthers(piece.file);
    rows.copy_(found->second);
  }
  return {};
}

}  // namespace semblance
