import type { saving as vi } from '../../vi/app/app-saving.ts';

export const saving: typeof vi = {
  title: 'Kept on this machine',
  state: {
    starting: 'Starting',
    off: 'Cannot autosave',
    untouched: 'Sample data',
    saving: 'Saving',
    saved: 'Saved',
    reading: 'View only',
    damaged: 'Saved copy damaged',
    removed: 'No longer kept',
    failed: 'Not saved',
  },
  explained: {
    starting: 'Looking for projects kept on this machine.',
    untouched:
      'The sample that comes with the product is open. Your first change is kept as a project of its own.',
    saving: 'Writing changes into the storage of the browser.',
    saved:
      'Every change is written into the storage of the browser on this machine. Press “Save” to have a project file as well.',
    reading:
      'This project is being edited in another tab. Changes in this tab do not go into it: they are kept as a project of their own.',
    removed:
      'The project was removed from this machine and stands on this page alone. Your next change is kept as a new project.',
  },
  off: {
    refused:
      'The browser does not let this page keep data (private window or a rule of this machine). Closing the page loses your changes: press “Save” to keep a project file.',
    newer:
      'What is kept on this machine was written by a newer edition of Sóng Bản. This one neither opens nor changes it: reload to use the newer one.',
    blocked:
      'A tab with an older edition of Sóng Bản holds the storage of the browser. Close that tab, then reload.',
  },
  aside: (title) => `Changes in this tab are kept apart: “${title}”.`,
  asideMark: 'changes kept apart',
  asideOpen: 'Open what was kept apart',
  outside: {
    title: 'Copy outside the browser',
    none: 'Copy outside: none yet',
    dated: (when) => `Copy outside: ${when}`,
    lacking: (edits) => `${edits} changes are not in it`,
    save: 'Save the project file',
    saved: (file) => `Saved ${file}.`,
    follow: 'Choose a file to write by itself',
    followed: (file) => `Written into ${file} whenever you rest.`,
    interrupted: (file) => `Cannot write into ${file}: press to allow it again or to save another file.`,
    later: 'Later',
    persistence: {
      granted: 'The browser promised not to clear the data of this page by itself.',
      denied: 'The browser may clear the data of this page when the disk is nearly full.',
      absent:
        'The browser does not say whether it keeps the data of this page (http address or old edition).',
    },
    plainHttp:
      'This page was opened over http from another machine, so the browser does not allow: reloading it while its server is off, writing to a chosen file by itself, copying to the clipboard (files are downloaded instead), setting or opening passphrases. For all of these open it on the machine that runs Sóng Bản (localhost) or over https.',
    sevenDays:
      'Safari clears the data of a page that is not opened for seven days: keep a project file outside the browser.',
    evicted: (day) =>
      `The browser cleared the data of this page; the last save was on ${day}. Open the project file that you saved outside.`,
    elsewhere: (ports, day) =>
      `No project is kept at this address. The last save at port ${ports} of this machine was on ${day}: each port keeps projects of its own.`,
    openProject: 'Open a project',
  },
  damaged: (edits) =>
    `The last ${edits} changes could not be read back. What is shown is the state before them; new changes are not kept until you go on.`,
  missing: (files) => `The storage of the browser no longer holds: ${files}.`,
  failed: {
    'lease-lost': 'Another tab edits this project.',
    quota:
      'The share of the disk that the browser has is full. Your changes are still on this page: press “Save” to keep a project file, or remove projects below.',
    'open-elsewhere':
      'The project is open in another tab, so it was not removed. Close that tab, then remove it.',
    closed:
      'The browser closed the storage of this page. Your changes are still on this page: press “Save” to keep a project file, then reload.',
    failed:
      'Could not write into the storage of the browser. Your changes are still on this page: press “Save” to keep a project file.',
  },
  goOn: 'Go on from here',
  takeOver: 'Edit in this tab',
  wanted: 'Another tab wants to edit this project.',
  handOver: 'Let it edit',
  keepHere: 'Keep editing here',
  undo: 'Undo',
  redo: 'Redo',
  undoOf: (edit) => `Undo (Ctrl+Z): ${edit}`,
  redoOf: (edit) => `Redo (Ctrl+Y): ${edit}`,
  nothingToUndo: 'Nothing to undo yet',
  nothingToRedo: 'Nothing to redo',
  edits: 'Changes',
  noEdits: 'No changes yet.',
  initials: 'Initials of the editor',
  projects: 'Projects kept on this machine',
  noProjects: 'No project yet.',
  open: 'Open',
  opened: 'open',
  remove: 'Remove from this machine',
  removeQuestion: (title) => `Remove “${title}” with its files from this machine? This cannot be undone.`,
  removeYes: 'Remove for good',
  removeNo: 'Cancel',
  sample: 'Open the sample',
  edit: {
    add: (count) => `${count} files added`,
    undoDrop: () => 'Drop taken back',
    leftOut: (count) => `${count} unused files settled`,
    name: () => 'Title or date of the project',
    scenes: () => 'Arrange the scenes of the meeting',
    settings: () => 'How it is counted',
    weights: () => 'Priority weights',
    source: (count) => `${count} sources changed`,
    remove: (path) => `Source ${path} removed`,
    answer: (count) => `${count} questions answered`,
    addCandidate: () => 'A candidate place added',
    removeCandidate: (name) => `Candidate place ${name} taken away`,
    'move-candidates': (name) => `Candidate place ${name} moved`,
    'move-villages': (name) => `${name} moved`,
    'coverage-adds': (name) => `Coverage of ${name} added`,
    'coverage-takes': (name) => `Coverage of ${name} cut`,
    'depressions-adds': () => 'A depression area added',
    'depressions-takes': () => 'A depression area cut',
    'reshape-coverage': (name) => `Corners of ${name} moved`,
    'reshape-depressions': () => 'Corners of a depression area moved',
    dropEdit: (name) => `Edit ${name} taken back`,
    siteCheck: (village) => `${village} marked for a check on site`,
    siteSettled: (village) => `${village} no longer marked for a check on site`,
    calibrate: () => 'Fit the prediction to measurements',
    uncalibrate: () => 'Drop the fits to measurements',
    'plan-lock': (name: string) => `Lock ${name}`,
    'plan-forbid': (name: string) => `Rule out ${name}`,
    'plan-release': (name: string) => `Leave open ${name}`,
    'plan-keep-scenario': (name: string) => `Keep scenario ${name}`,
    'plan-choose-scenario': (name: string) => `Choose scenario ${name}`,
    'plan-drop-scenario': (name: string) => `Delete scenario ${name}`,
    'plan-note': () => 'Write into the log',
    'plan-explain': () => 'Give the reason of a decision',
    column: () => 'A column understood otherwise',
  },
};
