// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/Fingerprint.h"

#include <array>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <system_error>
#include <vector>

namespace semblance {

std::string fingerprintOf(const std::filesystem::path& path) {
  constexpr std::uint64_t kPiece = 64 * 1024;
  constexpr std::uint64_t kPrime = 1099511628211u;
  std::error_code problem;
  const std::uint64_t size = std::filesystem::file_size(path, problem);
  if (problem) return {};
  std::ifstream file(path, std::ios::binary);
  std::uint64_t hash = 14695981039346656037u;
  std::vector<char> piece(kPiece);
  const std::uint64_t middle = size / 2 > kPiece / 2 ? size / 2 - kPiece / 2 : 0;
  const std::uint64_t last = size > kPiece ? size - kPiece : 0;
  for (const std::uint64_t begin : {std::uint64_t{0}, middle, last}) {
    file.clear();
    file.seekg(static_cast<std::streamoff>(begin));
    file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    if (file.gcount() <= 0 && size > 0) return {};
    for (std::streamsize i = 0; i < file.gcount(); ++i)
      hash = (hash ^ static_cast<unsigned char>(piece[static_cast<std::size_t>(i)])) * kPrime;
  }
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%llu-%016llx", static_cast<unsigned long long>(size),
                static_cast<unsigned long long>(hash));
  return text.data();
}

}  // namespace semblance
