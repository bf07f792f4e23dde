import { EngineCancelled, EngineEnded } from '../../../jobs/protocol.ts';

/** The answer of the engine; null where its worker was ended before it could: what comes in its place asks anew. */
export async function answerOrNone<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof EngineCancelled || error instanceof EngineEnded) return null;
    throw error;
  }
}
