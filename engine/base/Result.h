// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

#include "base/Sentence.h"

namespace semblance {

/// A failure as the user reads it: one sentence saying what failed, on which file, and what to do.
struct Error {
  Sentence sentence;
  std::string message;  ///< the sentence in English

  Error(Sentence said) : sentence(std::move(said)), message(sentence.english()) {}
};

/// A value, or the sentence that says why there is none.
template <typename T>
using Result = tl::expected<T, Error>;

/// Builds the failing side of a Result: a whole sentence, or the pattern of one and what goes into its
/// places.
inline tl::unexpected<Error> fail(Sentence sentence) {
  return tl::unexpected<Error>(Error{std::move(sentence)});
}
template <typename... Arguments>
requires(sizeof...(Arguments) > 0) tl::unexpected<Error> fail(std::string pattern, Arguments&&... arguments) {
  return fail(Sentence(std::move(pattern), std::forward<Arguments>(arguments)...));
}

/// What a cancelled job returns; isCancelled() recognises it, so that nobody shows it as a failure.
inline tl::unexpected<Error> failCancelled() { return fail("Cancelled."); }
inline bool isCancelled(const Error& error) { return error.message == "Cancelled."; }

}  // namespace semblance
