// SPDX-License-Identifier: GPL-3.0-or-later
// Document: several references.
#include <algorithm>
#include <cmath>
#include <utility>

#include "Text.h"
#include "document/Document.h"

namespace semblance::ui {

void Document::pushReferences(ReferenceList list, const QString& text) {
  Session next = session_;
  next.setReferences(std::move(list));
  push(std::move(next), text);
}

void Document::addReferences(const std::vector<SessionTrack>& tracks) {
  ReferenceList list = session_.references();
  const std::size_t room = kMostSessionReferences - std::min(kMostSessionReferences, list.tracks.size());
  const std::size_t count = std::min(room, tracks.size());
  if (count == 0) return;
  for (std::size_t index = 0; index < count; ++index) list.tracks.push_back({tracks[index], 1.0});
  pushReferences(std::move(list), count == 1 ? tr("Add reference %1").arg(quotedName(tracks.front().path))
                                             : tr("Add %n references", nullptr, static_cast<int>(count)));
}

void Document::useReferences(const ReferenceList& references, const QString& name) {
  pushReferences(references, tr("Use the saved reference %1").arg(name));
}

void Document::removeReference(std::size_t index) {
  ReferenceList list = session_.references();
  if (index >= list.tracks.size()) return;
  const QString name = quotedName(list.tracks[index].track.path);
  list.tracks.erase(list.tracks.begin() + static_cast<std::ptrdiff_t>(index));
  if (index < list.heard || list.heard == list.tracks.size()) list.heard -= list.heard > 0 ? 1 : 0;
  pushReferences(std::move(list), tr("Remove reference %1").arg(name));
}

void Document::setReferenceWeight(std::size_t index, double weight) {
  ReferenceList list = session_.references();
  if (index >= list.tracks.size() || !std::isfinite(weight)) return;
  list.tracks[index].weight = std::clamp(weight, kLeastWeight, kMostWeight);
  const QString name = quotedName(list.tracks[index].track.path);
  const QString value = QString::number(list.tracks[index].weight);
  pushReferences(std::move(list), tr("Set weight of %1 to %2").arg(name, value));
}

void Document::hearReference(std::size_t index) {
  ReferenceList list = session_.references();
  if (index >= list.tracks.size()) return;
  list.heard = index;
  const QString name = quotedName(list.tracks[index].track.path);
  pushReferences(std::move(list), tr("Listen to reference %1").arg(name));
}

}  // namespace semblance::ui
