// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plots/GainReductionPlot.h"
#include "plots/StaticCurvePlot.h"
