import type { EarlierProject } from '../../../analysis/compare/comparison.ts';
import type { EngineCall } from '../../../jobs/engine/methods.ts';
import type { InputFile, Snapshot } from '../../../jobs/protocol.ts';

/** The part of the workspace that a comparison needs. */
export interface Comparing {
  readonly snapshot: Snapshot | null;
  readonly engine: {
    compareWith(files: readonly InputFile[], call?: EngineCall): Promise<EarlierProject>;
  };
  run<T>(kind: 'compare', start: (call: EngineCall) => Promise<T>): Promise<T | null>;
}

interface Compared {
  readonly files: readonly InputFile[];
  readonly earlier: EarlierProject;
  /** The figures of today that it was compared with. */
  readonly analysedAt: number;
}

/** An earlier project that is open beside the one of today. It is read, and nothing of it is kept in the project. */
export class EarlierFile {
  private compared = $state.raw<Compared | null>(null);

  constructor(private readonly workspace: Comparing) {}

  /** What has changed since; null while none is open, and until it is compared with the figures of now. */
  get earlier(): EarlierProject | null {
    return this.isStale ? null : (this.compared?.earlier ?? null);
  }

  get isOpen(): boolean {
    return this.compared !== null;
  }

  /** The figures of today are others than those that it was compared with. */
  get isStale(): boolean {
    return this.compared !== null && this.compared.analysedAt !== this.workspace.snapshot?.analysedAt;
  }

  /** What was open stays where the files cannot be compared. */
  async open(files: readonly InputFile[]): Promise<boolean> {
    const analysedAt = this.workspace.snapshot?.analysedAt;
    const earlier = await this.workspace.run('compare', (call) =>
      this.workspace.engine.compareWith(files, call),
    );
    if (earlier && analysedAt !== undefined) this.compared = { files, earlier, analysedAt };
    return earlier !== null;
  }

  /** Compares the same files with the figures of today. */
  async follow(): Promise<void> {
    if (this.compared && this.isStale && !(await this.open(this.compared.files))) this.close();
  }

  close(): void {
    this.compared = null;
  }
}
