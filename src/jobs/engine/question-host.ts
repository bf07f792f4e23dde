import { explainVillage } from '../../analysis/explain/explain.ts';
import { figuresInside } from '../../analysis/reach/inside-area.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { tellIndicators } from '../../report/indicators/told-indicators.ts';
import type { Verification } from '../../verify/verify-input.ts';
import { communePlaces } from '../drawing/drawn-layers.ts';
import { drawInterpretations } from '../drawing/interpretation-drawing.ts';
import { drawPlaces } from '../drawing/place-drawing.ts';
import type { CommunePlaces, InterpretationDrawing, PlaceDrawing, VerificationDraw } from '../protocol.ts';
import { operatorGapsOf, reportInput, resilienceOf } from '../steps/analysed-project.ts';
import type { HostMethods } from './methods.ts';
import { PlanHost } from './plan-host.ts';

/** What is asked of the open session and changes nothing. */
export abstract class QuestionHost extends PlanHost {
  explain(village: number): ReturnType<typeof explainVillage> {
    const { loaded, findings, settings } = this.session;
    return explainVillage(loaded.dataset, findings, settings, village);
  }

  readonly figuresInside: HostMethods['figuresInside'] = (ring, operator) =>
    figuresInside(this.session.loaded.dataset, this.session.findings, operator, ring);

  readonly operatorGaps: HostMethods['operatorGaps'] = (operator) => operatorGapsOf(this.session, operator);

  readonly indicators: HostMethods['indicators'] = (language) =>
    tellIndicators(reportInput(this.session, null), language);

  resilience(): ReturnType<typeof resilienceOf> {
    return resilienceOf(this.session);
  }

  drawInterpretations(place: number): InterpretationDrawing {
    const { coordinateDecisions, dataset } = this.session.loaded;
    return drawInterpretations(coordinateDecisions[place]!, dataset.communes.geometry);
  }

  drawPlaces(question: string): PlaceDrawing | null {
    const { questions, dataset } = this.session.loaded;
    const asked = questions.find(({ id }) => id === question);
    return asked ? drawPlaces(asked, dataset) : null;
  }

  communePlaces(): CommunePlaces {
    return communePlaces(this.session.loaded.dataset);
  }

  /** The library of the check is fetched when somebody asks for it. */
  async verify(draw: VerificationDraw, task: TaskContext = {}): Promise<Verification> {
    const opened = this.session;
    const { verifySession } = await import('../steps/verify-session.ts');
    return verifySession(opened, draw, task);
  }
}
