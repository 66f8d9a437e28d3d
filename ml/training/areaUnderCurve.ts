/** How well probabilities rank plays: the area under the ROC curve. */

/** The chance that a random positive is ranked above a random negative; ties count half. NaN without both kinds, and where
 *  one of them is no number. */
export function areaUnderCurve(probabilities: ArrayLike<number>, isPositive: readonly boolean[]): number {
  const order = isPositive.map((_, i) => i).sort((a, b) => (probabilities[a] as number) - (probabilities[b] as number))
  // one that is no number is tied with nothing, itself neither
  if (order.some((i) => Number.isNaN(probabilities[i]))) return Number.NaN
  let positives = 0
  let rankSum = 0
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to < order.length && probabilities[order[to] as number] === probabilities[order[from] as number]) to++
    const tied = order.slice(from, to).filter((i) => isPositive[i]).length
    positives += tied
    // ranks count from 1; tied rows share the mean of theirs
    rankSum += tied * ((from + 1 + to) / 2)
    from = to
  }
  const negatives = order.length - positives
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives)
}
