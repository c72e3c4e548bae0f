// SPDX-License-Identifier: GPL-3.0-or-later
#include "controls/SpokenValue.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QSlider>

namespace semblance::ui {
namespace {

constexpr char kPattern[] = "spokenValue";

class SpokenSlider : public QAccessibleWidget, public QAccessibleValueInterface {
 public:
  explicit SpokenSlider(QSlider& slider) : QAccessibleWidget(&slider, QAccessible::Slider) {}

  void* interface_cast(QAccessible::InterfaceType type) override {
    if (type == QAccessible::ValueInterface) return static_cast<QAccessibleValueInterface*>(this);
    return QAccessibleWidget::interface_cast(type);
  }
  QString text(QAccessible::Text kind) const override {
    if (kind != QAccessible::Value) return QAccessibleWidget::text(kind);
    return slider().property(kPattern).toString().arg(slider().value());
  }

  QVariant currentValue() const override { return slider().value(); }
  void setCurrentValue(const QVariant& value) override { slider().setValue(value.toInt()); }
  QVariant maximumValue() const override { return slider().maximum(); }
  QVariant minimumValue() const override { return slider().minimum(); }
  QVariant minimumStepSize() const override { return slider().singleStep(); }

 private:
  QSlider& slider() const { return *static_cast<QSlider*>(widget()); }
};

QAccessibleInterface* createInterface(const QString&, QObject* object) {
  auto* slider = qobject_cast<QSlider*>(object);
  return slider && slider->property(kPattern).isValid() ? new SpokenSlider(*slider) : nullptr;
}

}  // namespace

void speakValueAs(QSlider& slider, const QString& pattern) {
  static const bool kInstalled = [] {
    QAccessible::installFactory(&createInterface);
    return true;
  }();
  static_cast<void>(kInstalled);
  slider.setProperty(kPattern, pattern);
  // Naming the slider has made an interface already, which does not know of the pattern.
  if (QAccessibleInterface* made = QAccessible::queryAccessibleInterface(&slider))
    QAccessible::deleteAccessibleInterface(QAccessible::uniqueId(made));
}

}  // namespace semblance::ui
