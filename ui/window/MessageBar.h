// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "document/Diagnoses.h"

class QLabel;
class QToolButton;

namespace semblance::ui {

/// The one place for errors and notes: a line that shows the newest, errors first, until it is dismissed.
/// Hidden while there is nothing to say.
class MessageBar : public QWidget {
  Q_OBJECT

 public:
  explicit MessageBar(QWidget* parent = nullptr);

  void showError(const QString& sentence);
  void showNote(const QString& sentence);
  /// Replaces all notes; errors stay.
  void setNotes(const QStringList& sentences);
  /// Replaces what setDiagnoses() said before; what was dismissed stays away as long as it is among them.
  void setDiagnoses(const std::vector<Diagnosis>& diagnoses);
  void dismiss();
  /// Takes a note back that does not hold any more.
  void retract(const QString& sentence);  ///< what is shown

  QString text() const;  ///< as shown; empty when nothing is
  bool showsError() const;
  int count() const { return static_cast<int>(messages_.size()); }

 Q_SIGNALS:
  void remedyChosen(semblance::ui::Remedy remedy);

 protected:
  void changeEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Message {
    QString text;
    bool error = false;
    QString diagnosis;  ///< its id; empty: none
    Remedy remedy = Remedy::None;
    bool operator==(const Message&) const = default;
  };
  void add(Message message);
  void refresh();
  QColor tone() const;

  QStringList dismissed_;          ///< ids of diagnoses
  std::vector<Message> messages_;  ///< the last one is shown
  QLabel* symbol_;
  QLabel* text_;
  QLabel* count_;
  QToolButton* remedy_;
  QToolButton* copy_;
  QToolButton* dismiss_;
};

}  // namespace semblance::ui
