// SPDX-License-Identifier: GPL-3.0-or-later
#include "controls/SliderAccessible.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include "controls/ParameterSlider.h"
#include "controls/ParameterText.h"

namespace semblance::ui {
namespace {

class SliderAccessible : public QAccessibleWidget, public QAccessibleValueInterface {
 public:
  explicit SliderAccessible(ParameterSlider& slider) : QAccessibleWidget(&slider, QAccessible::Slider) {}

  void* interface_cast(QAccessible::InterfaceType type) override {
    if (type == QAccessible::ValueInterface) return static_cast<QAccessibleValueInterface*>(this);
    return QAccessibleWidget::interface_cast(type);
  }

  QString text(QAccessible::Text kind) const override {
    if (kind == QAccessible::Value) return parameterValueText(slider().id(), slider().value());
    if (kind != QAccessible::Description) return QAccessibleWidget::text(kind);
    const std::optional<float> predicted = slider().predicted();
    const QString help = parameterHelp(slider().id());
    if (!predicted) return help;
    return ParameterSlider::tr("%1. Predicted: %2").arg(help, parameterValueText(slider().id(), *predicted));
  }

  QVariant currentValue() const override { return static_cast<double>(slider().value()); }
  void setCurrentValue(const QVariant& value) override {
    const float next = clampedToRange(slider().id(), value.toFloat());
    ParameterSlider& control = slider();
    Q_EMIT control.gestureStarted(control.id());
    control.setValue(next);
    Q_EMIT control.valueEdited(control.id(), next);
    Q_EMIT control.gestureFinished(control.id());
  }
  QVariant maximumValue() const override { return static_cast<double>(parameterInfo(slider().id()).maximum); }
  QVariant minimumValue() const override { return static_cast<double>(parameterInfo(slider().id()).minimum); }
  QVariant minimumStepSize() const override {
    const ParameterInfo& info = parameterInfo(slider().id());
    return 0.01 * static_cast<double>(info.maximum - info.minimum);
  }

 private:
  ParameterSlider& slider() const { return *static_cast<ParameterSlider*>(widget()); }
};

QAccessibleInterface* createSliderInterface(const QString&, QObject* object) {
  auto* slider = qobject_cast<ParameterSlider*>(object);
  return slider != nullptr ? new SliderAccessible(*slider) : nullptr;
}

}  // namespace

void installSliderAccessibility() {
  static const bool kInstalled = [] {
    QAccessible::installFactory(&createSliderInterface);
    return true;
  }();
  static_cast<void>(kInstalled);
}

void announceSliderValue(ParameterSlider& slider) {
  if (!QAccessible::isActive()) return;
  QAccessibleValueChangeEvent event(&slider, static_cast<double>(slider.value()));
  QAccessible::updateAccessibility(&event);
}

}  // namespace semblance::ui
