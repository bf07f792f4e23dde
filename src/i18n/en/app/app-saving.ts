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
    failed: 'Not saved',
  },
  explained: {
    starting: 'Looking for projects kept on this machine.',
    off: 'The browser does not let this page keep data (private window or a rule of this machine). Closing the page loses your changes: press “Save” to keep a project file.',
    untouched:
      'The sample that comes with the product is open. Your first change is kept as a project of its own.',
    saving: 'Writing changes into the storage of the browser.',
    saved:
      'Every change is written into the storage of the browser on this machine. Press “Save” to have a project file as well.',
    reading: 'This project is being edited in another tab. Changes in this tab are not kept.',
  },
  damaged: (edits) =>
    `The last ${edits} changes could not be read back. What is shown is the state before them; new changes are not kept until you go on.`,
  missing: (files) => `The storage of the browser no longer holds: ${files}.`,
  failed: {
    'lease-lost': 'Another tab edits this project.',
    quota:
      'The share of the disk that the browser has is full. Your changes are still on this page: press “Save” to keep a project file, or remove projects below.',
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
    column: () => 'A column understood otherwise',
  },
};
