/** Solving small symmetric linear systems. */

/** x with matrix * x = right, by Cholesky. `matrix` is [n, n] row-major, symmetric and positive definite; only its
 *  lower triangle is read. Throws where it is not positive definite. */
export function solvePositiveDefinite(matrix: Float64Array, right: Float64Array): Float64Array {
  const size = right.length
  const lower = choleskyFactor(matrix, size)
  const at = (i: number, j: number) => lower[i * size + j] as number
  const solution = Float64Array.from(right)
  for (let i = 0; i < size; i++) {
    let left = solution[i] as number
    for (let j = 0; j < i; j++) left -= at(i, j) * (solution[j] as number)
    solution[i] = left / at(i, i)
  }
  for (let i = size - 1; i >= 0; i--) {
    let left = solution[i] as number
    for (let j = i + 1; j < size; j++) left -= at(j, i) * (solution[j] as number)
    solution[i] = left / at(i, i)
  }
  return solution
}

/** The lower triangle L with L * transposed L = matrix. */
function choleskyFactor(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size)
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let left = matrix[i * size + j] as number
      for (let k = 0; k < j; k++) left -= (lower[i * size + k] as number) * (lower[j * size + k] as number)
      if (i !== j) lower[i * size + j] = left / (lower[j * size + j] as number)
      else if (left > 0) lower[i * size + i] = Math.sqrt(left)
      else throw new RangeError('the matrix is not positive definite')
    }
  return lower
}
