// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/MainWindow.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "Text.h"
#include "controls/ParameterPanel.h"
#include "plots/SpectrumPlot.h"
#include "window/Actions.h"
#include "window/CrashRecovery.h"
#include "window/DeviceChooser.h"
#include "window/DropTargets.h"
#include "window/EditingPanel.h"
#include "window/KeyRouting.h"
#include "window/ListeningBinding.h"
#include "window/MainMenu.h"
#include "window/MatchBar.h"
#include "window/MatchBinding.h"
#include "window/MessageBar.h"
#include "window/MessageBinding.h"
#include "window/PlotArea.h"
#include "window/PresetMenu.h"
#include "window/ProgressStrip.h"
#include "window/SavedReferenceMenu.h"
#include "window/TrackPanel.h"
#include "window/TransportBar.h"
#include "window/WelcomePanel.h"
#include "window/WindowDialogs.h"

namespace semblance::ui {
namespace {

const QString kGeometryKey = QStringLiteral("window/geometry");
const QString kWelcomedKey = QStringLiteral("window/welcomed");
const QString kWorkspaceKey = QStringLiteral("window/workspace");

}  // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent),
      sessions_(new SessionFiles(bench_.document, this)),
      intake_(new FileIntake(bench_.document, bench_.tracks, *sessions_, recent_, this)),
      messages_(new MessageBar(this)) {
  connect(intake_, &FileIntake::failed, messages_, &MessageBar::showError);
  connect(intake_, &FileIntake::noticed, messages_, &MessageBar::showNote);
  setAcceptDrops(true);
  dropTargets_ = new DropTargets(this);
  connect(dropTargets_, &DropTargets::dropped, intake_, &FileIntake::take);
  setMinimumSize(1024, 640);
  makeActions();
  makePanels();
  new KeyRouting(this);
  new MatchBinding(bench_, *actions_, *matchBar_, *wells_, this);
  new ListeningBinding(bench_, *actions_, *transport_, *wells_, *plots_, this);
  devices_ = new DeviceChooser(bench_.playback, this);
  dialogs_ = new WindowDialogs(bench_, *actions_, *devices_, this);
  presets_ = new PresetMenu(bench_.document, actions_->presets, this);
  savedReferences_ = new SavedReferenceMenu(bench_.document, actions_->savedReferences, this);
  fillMenuBar(*menuBar(), *actions_, recent_);
  connectFiles();
  connectMessages();
  connectJobs();
  restoreLayout();
  apply(Preferences::load());
  connect(dialogs_, &WindowDialogs::preferencesChanged, this, &MainWindow::apply);
  refreshTitle();
  refreshPage();
  bench_.models.refresh();
}

MainWindow::~MainWindow() = default;

bool MainWindow::protectWork(const std::filesystem::path& folder) {
  recovery_ = new CrashRecovery(bench_.document, *sessions_, folder, this);
  connect(recovery_, &CrashRecovery::failed, messages_, &MessageBar::showError);
  connect(recovery_, &CrashRecovery::recovered, messages_, &MessageBar::showNote);
  return recovery_->offer();
}

void MainWindow::welcome() {
  QSettings settings;
  if (settings.value(kWelcomedKey).toBool()) return;
  settings.setValue(kWelcomedKey, true);
  const auto pairs = intake_->demoPairs();
  if (pairs.empty()) return;
  intake_->openDemo(pairs.front());
  const QString hint =
      tr("These are demo recordings: click Match, then play and compare with the keys A, B and R. Your own "
         "tracks "
         "can be dropped anywhere here.");
  messages_->showNote(hint);
  connect(&bench_.match, &MatchRun::matched, messages_, [this, hint] { messages_->retract(hint); });
  connect(&bench_.document, &Document::trackChanged, messages_, [this, hint, demo = pairs.front()] {
    const auto isDemo = [](const SessionTrack& track, const std::filesystem::path& own) {
      return track.path.empty() || track.path.filename() == own.filename();
    };
    const Session& session = bench_.document.session();
    const bool closed = session.input.path.empty() && session.reference.path.empty();
    if (closed || !isDemo(session.input, demo.input) || !isDemo(session.reference, demo.reference))
      messages_->retract(hint);
  });
}

void MainWindow::apply(const Preferences& preferences) {
  transport_->setTimeUnit(preferences.time);
  plots_->spectrum().setNoteNames(preferences.noteNames);
}

void MainWindow::openDevice() { devices_->openPreferred(); }

void MainWindow::makeActions() {
  QUndoStack& stack = bench_.document.undoStack();
  actions_ =
      new Actions(this, stack.createUndoAction(this, tr("&Undo")), stack.createRedoAction(this, tr("&Redo")));
  for (const DemoPair& pair : intake_->demoPairs()) {
    QAction* action = actions_->demo->addAction(shippedName(pair.name));
    action->setToolTip(tr("Two recordings that come with Semblance, to try Match on"));
    connect(action, &QAction::triggered, this, [this, pair] { intake_->openDemo(pair); });
  }
  actions_->demo->setEnabled(!actions_->demo->isEmpty());
  connect(actions_->quit, &QAction::triggered, this, &QWidget::close);
  connect(actions_->fullScreen, &QAction::toggled, this, [this](bool on) {
    setWindowState(on ? windowState() | Qt::WindowFullScreen : windowState() & ~Qt::WindowFullScreen);
  });
}

void MainWindow::makePanels() {
  auto* central = new QWidget(this);
  wells_ = new TrackPanel(bench_.document, bench_.tracks, central);
  matchBar_ = new MatchBar(actions_->match, actions_->cancel, central);
  plots_ = new PlotArea(bench_.document, bench_.tracks, bench_.result, central);
  editing_ = new EditingPanel(bench_.document, bench_.tracks, bench_.result, actions_->presets, central);
  transport_ = new TransportBar(*actions_, central);
  progress_ = new ProgressStrip(central);

  workspace_ = new QSplitter(Qt::Horizontal, central);
  workspace_->addWidget(plots_);
  workspace_->addWidget(editing_);
  workspace_->setStretchFactor(0, 1);
  workspace_->setStretchFactor(1, 0);
  workspace_->setChildrenCollapsible(false);
  pages_ = new QStackedWidget(central);
  pages_->addWidget(new WelcomePanel(actions_->openInput, actions_->openReference, *actions_->demo, pages_));
  pages_->addWidget(workspace_);

  auto* layout = new QVBoxLayout(central);
  layout->setContentsMargins(spacing::kSmall, spacing::kTight, spacing::kSmall, spacing::kSmall);
  layout->setSpacing(spacing::kSmall);
  layout->addWidget(wells_);
  layout->addWidget(matchBar_);
  layout->addWidget(messages_);
  layout->addWidget(pages_, 1);
  layout->addWidget(transport_);
  layout->addWidget(progress_);
  setCentralWidget(central);
  connect(plots_, &PlotArea::bandSelected, editing_, &EditingPanel::showBand);
  connect(plots_, &PlotArea::soloChosen, &bench_.playback, &PlaybackController::setSoloBand);
  connect(editing_, &EditingPanel::soloChosen, &bench_.playback, &PlaybackController::setSoloBand);
  connect(&bench_.playback, &PlaybackController::stateChanged, editing_,
          [this] { editing_->parameters().setSoloBand(bench_.playback.soloBand()); });
  connect(plots_, &PlotArea::bandEntryRequested, editing_, &EditingPanel::enterBand);
  connect(editing_, &EditingPanel::bandSelected, &plots_->spectrum(), &SpectrumPlot::selectBand);
}

void MainWindow::connectFiles() {
  connect(actions_->newSession, &QAction::triggered, sessions_, &SessionFiles::startNew);
  connect(actions_->openSession, &QAction::triggered, sessions_, &SessionFiles::openWithDialog);
  connect(actions_->saveSession, &QAction::triggered, sessions_, &SessionFiles::save);
  connect(actions_->saveSessionAs, &QAction::triggered, sessions_, &SessionFiles::saveAs);
  connect(actions_->openInput, &QAction::triggered, this, [this] { intake_->chooseTrack(TrackRole::Input); });
  connect(actions_->openReference, &QAction::triggered, this,
          [this] { intake_->chooseTrack(TrackRole::Reference); });
  connect(actions_->addReferences, &QAction::triggered, intake_, &FileIntake::chooseFurtherReferences);
  connect(wells_, &TrackPanel::addReferencesRequested, intake_, &FileIntake::chooseFurtherReferences);
  connect(wells_, &TrackPanel::openRequested, intake_, &FileIntake::chooseTrack);
  connect(wells_, &TrackPanel::filesDropped, this,
          [this](TrackRole role, const QStringList& paths) { intake_->take(paths, role); });
  connect(&bench_.document, &Document::titleChanged, this, &MainWindow::refreshTitle);
  connect(&bench_.document.undoStack(), &QUndoStack::indexChanged, this, &MainWindow::refreshTitle);
  connect(&bench_.document, &Document::trackChanged, this, &MainWindow::refreshPage);
}

void MainWindow::connectMessages() {
  new MessageBinding(bench_, *messages_, *progress_, this);
  connect(sessions_, &SessionFiles::failed, messages_, &MessageBar::showError);
  connect(sessions_, &SessionFiles::noticed, messages_, &MessageBar::showNote);
  connect(sessions_, &SessionFiles::saved, this,
          [this](const QString& path) { progress_->setIdleText(tr("Saved %1.").arg(path)); });
  connect(dialogs_, &WindowDialogs::failed, messages_, &MessageBar::showError);
  connect(dialogs_, &WindowDialogs::noticed, progress_, &ProgressStrip::setIdleText);
  connect(devices_, &DeviceChooser::failed, messages_, &MessageBar::showError);
  connect(devices_, &DeviceChooser::noticed, messages_, &MessageBar::showNote);
  connect(presets_, &PresetMenu::failed, messages_, &MessageBar::showError);
  connect(presets_, &PresetMenu::saved, progress_, &ProgressStrip::setIdleText);
  connect(savedReferences_, &SavedReferenceMenu::failed, messages_, &MessageBar::showError);
  connect(savedReferences_, &SavedReferenceMenu::noticed, progress_, &ProgressStrip::setIdleText);
  connect(messages_, &MessageBar::remedyChosen, actions_->exportResult, &QAction::trigger);
  connect(&bench_.match, &MatchRun::matched, this,
          [this] { bench_.playback.setSource(Source::Result); });  // what everybody wants to hear next
  connect(dialogs_, &WindowDialogs::exported, this,
          [this](const QString& path) { progress_->setIdleText(tr("Exported %1.").arg(path)); });
}

void MainWindow::connectJobs() {
  progress_->add(bench_.match.job());
  progress_->add(bench_.tracks.job(TrackRole::Input));
  progress_->add(bench_.tracks.job(TrackRole::Reference));
  progress_->add(savedReferences_->job());
  progress_->add(bench_.result.job(), true);
  connect(actions_->cancel, &QAction::triggered, progress_, &ProgressStrip::cancel);
  connect(progress_, &ProgressStrip::busyChanged, actions_->cancel, &QAction::setEnabled);
  connect(transport_, &TransportBar::deviceRequested, dialogs_, &WindowDialogs::openPreferences);
}

void MainWindow::refreshTitle() {
  const Document& document = bench_.document;
  setWindowTitle(QStringLiteral("%1[*] – Semblance").arg(document.title()));
  setWindowModified(document.hasUnsavedWork());
}

void MainWindow::refreshPage() {
  const Session& session = bench_.document.session();
  const bool empty = session.input.path.empty() && session.reference.path.empty();
  const bool stranded = !empty && pages_->widget(0)->isAncestorOf(focusWidget());
  pages_->setCurrentIndex(empty ? 0 : 1);
  if (stranded) matchBar_->button().setFocus();  // what comes next
}

void MainWindow::restoreLayout() {
  const QSettings settings;
  if (!restoreGeometry(settings.value(kGeometryKey).toByteArray())) resize(1280, 800);
  workspace_->restoreState(settings.value(kWorkspaceKey).toByteArray());
}

void MainWindow::saveLayout() const {
  QSettings settings;
  settings.setValue(kGeometryKey, saveGeometry());
  settings.setValue(kWorkspaceKey, workspace_->saveState());
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (!sessions_->mayDiscard()) {
    event->ignore();
    return;
  }
  saveLayout();
  event->accept();
}

void MainWindow::resizeEvent(QResizeEvent* event) {
  constexpr int kRoomy = 720;
  wells_->setCompact(height() < kRoomy);
  QMainWindow::resizeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (FileIntake::localFiles(event->mimeData()).isEmpty()) return;
  event->acceptProposedAction();
  dropTargets_->offer();
}

void MainWindow::dropEvent(QDropEvent* event) {
  const QStringList paths = FileIntake::localFiles(event->mimeData());
  if (paths.isEmpty()) return;
  event->acceptProposedAction();
  dropTargets_->hide();
  intake_->take(paths);
}

}  // namespace semblance::ui
