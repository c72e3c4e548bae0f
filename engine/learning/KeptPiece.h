// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/Result.h"

namespace semblance {

/// Rows of a pool of training examples that are made, and kept in one file, together.
struct KeptPiece {
  std::int64_t first = 0;
  std::int64_t end = 0;
  std::filesystem::path file;  ///< empty: not kept
  std::string description;     ///< what the rows depend on; recognises a file made for something else

  bool isThere() const;  ///< a file of an earlier run exists
};

/// Where pieces are kept: FOLDER/NAME-FIRST-END.SUFFIX. An empty folder keeps nothing.
struct PieceNames {
  std::filesystem::path folder;
  std::string name;
  std::string suffix;
};

/// `count` rows in pieces of `rowsAPiece`. `description` is a JSON object; its "count" is left aside: with
/// more rows, those at hand are gone on with.
std::vector<KeptPiece> piecesOf(std::int64_t count, std::int64_t rowsAPiece, const PieceNames& names,
                                const std::string& description);

/// Writes the piece's rows of every column, whole or not at all, and the folder where it is missing; nothing
/// where the piece is not kept. Errors: the folder cannot be made, disk full.
Result<void> savePiece(const KeptPiece& piece, const std::map<std::string, torch::Tensor>& columns);

/// Reads the piece's rows into the columns. Errors: unreadable, made with other settings or by another
/// version.
Result<void> loadPiece(const KeptPiece& piece, std::map<std::string, torch::Tensor>& columns);

}  // namespace semblance
