// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "learning/ClipLibrary.h"
#include "learning/Treatment.h"

namespace semblance {

/// One self-supervised example: two treatments of one recording, cut in halves. Mono, equal lengths.
struct TrainingPair {
  std::vector<float> input;      ///< half A with treatment a
  std::vector<float> reference;  ///< half B with treatment b; of another recording unless sameContent
  std::vector<float> target;     ///< half A with treatment b
  Treatment inputTreatment;
  Treatment targetTreatment;
  int sampleRate = 0;
  double bandLimitHz = 0.0;
  std::size_t clip = 0;
  bool sameContent = true;
};

struct PairOptions {
  std::int64_t halfFrames = 131072;
  bool augment = true;                 ///< pitch and tempo (Rubber Band), and the further ones below
  double pitchTempoProbability = 0.5;  ///< as published; Rubber Band is what costs most
  double speedProbability =
      0;  ///< of the rest: played faster or slower by up to 3 semitones, pitch and tempo as one
  double mixProbability = 0;  ///< two recordings added
  double bandLimitProbability =
      0;  ///< low-pass as by a lossy codec: of the dry clip, or of the reference alone
  double roomFilterProbability = 0;  ///< mild random broad-band colouring of the dry clip
  double identityProbability = 0;  ///< additional pairs with equal treatments: the answer is "leave it alone"
  double otherContentProbability = 0;  ///< the reference is another recording of the same kind
  bool balanceKinds = false;  ///< every kind of recording as often as any other, however many there are
  GainBudget gainBudget = GainBudget::Described;               ///< rule that bounds the random equaliser
  double expanderProbability = kPublishedExpanderProbability;  ///< of the input
};

/// Makes examples by the published protocol (DST, section 5.2 of its description) with its level slip mended:
/// both treatments are peak-normalised to -12 dBFS before their dynamics.
class PairGenerator {
 public:
  PairGenerator(const ClipLibrary& library, const PairOptions& options);

  /// Example number `index` of stream `seed`: the same for the same arguments, on any thread.
  TrainingPair make(std::uint64_t seed, std::uint64_t index) const;

 private:
  std::vector<float> otherReference(const TrainingPair& pair, std::mt19937_64& random) const;

  const ClipLibrary& library_;
  PairOptions options_;
};

}  // namespace semblance
