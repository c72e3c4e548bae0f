// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace semblance {

/// A failure as the user reads it: one sentence saying what failed, on which file, and what to do.
struct Error {
  std::string message;
};

/// A value, or the sentence that says why there is none.
template <typename T>
using Result = tl::expected<T, Error>;

/// Builds the failing side of a Result.
inline tl::unexpected<Error> fail(std::string message) {
  return tl::unexpected<Error>(Error{std::move(message)});
}

/// What a cancelled job returns; isCancelled() recognises it, so that nobody shows it as a failure.
inline tl::unexpected<Error> failCancelled() { return fail("Cancelled."); }
inline bool isCancelled(const Error& error) { return error.message == "Cancelled."; }

}  // namespace semblance
