// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace semblance {

/// A name that the user gave, as a file may be called: "_" for what file systems do not allow.
inline std::string safeFileName(std::string name) {
  for (char& c : name)
    if (std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos ||
        static_cast<unsigned char>(c) < 32)
      c = '_';
  if (name.empty() || name.front() == '.') name.insert(0, "_");
  return name;
}

}  // namespace semblance
