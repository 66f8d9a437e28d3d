/** A model's card in a coach's words. */
import { type JudgedCard, type ModelCard, notReadyReason } from '../../ml/model/modelCard.ts'
import type { ModelChoice } from '../../preload/values.ts'
import { counted } from '../ui/numbers.ts'
import type { Option } from '../ui/Select.tsx'

/** What it is called where there is little room: without its measures. One that is not ready says so. */
export function modelName(card: JudgedCard & Pick<ModelCard, 'name'>): string {
  const name = card.name.split(',')[0] ?? card.name
  return notReadyReason(card) === null ? name : `${name} (not ready)`
}

/** With its measures, where the model in use is named. */
export function modelInUse(card: JudgedCard & Pick<ModelCard, 'name'>): string {
  return notReadyReason(card) === null ? card.name : `Not ready: ${card.name}`
}

/** As it is chosen among others: two of one kind differ by their folders. */
export function choiceLabel({ name, title, trainedOn, isShipped, isReady, folder }: ModelChoice): string {
  const shipped = name === null ? 'comes with Presnap, the default' : 'comes with Presnap'
  return `${isReady ? '' : 'Not ready: '}${title}, trained ${trainedOn} (${isShipped ? shipped : folder})`
}

/** The value of the model that reads where none is named. */
export const DEFAULT_MODEL = ''

/** To choose from; one in the settings that is gone is among them, so that the default can be chosen in its place. None
 *  until it is known which there are. */
export function modelOptions(choices: readonly ModelChoice[], model: string | null): readonly Option[] {
  const options = choices.map((choice) => ({ value: choice.name ?? DEFAULT_MODEL, label: choiceLabel(choice) }))
  if (model === null || options.length === 0 || choices.some(({ name }) => name === model)) return options
  return [{ value: model, label: 'A model that is not there any more', isDisabled: true }, ...options]
}

/** What it learned from, a sentence a set. */
export function trainingText({ data, split }: ModelCard): readonly string[] {
  const sets = data.map(({ name, games, labelledPlays, labelledRuns = 0, manRate }) => {
    const plays = counted(labelledPlays, 'labelled pass play')
    const runs = labelledRuns === 0 ? '' : ` And ${counted(labelledRuns, 'labelled run')}, up to the snap.`
    return `${name}: ${plays} of ${counted(games, 'game')}, man on ${percent(manRate)}.${runs}`
  })
  return [...sets, split.note]
}

/** To which rate of man its probabilities are calibrated, and what that means. */
export function calibrationText({ calibration }: ModelCard): string {
  const rate = `${Math.round(100 * calibration.manRate)} %`
  return `Calibrated to man on ${rate} of labelled pass plays, the league's rate: where a defense plays more man than that, P(man) is too low, and the other way round.`
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
