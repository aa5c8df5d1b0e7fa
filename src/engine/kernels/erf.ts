/**
 * erf(t) ≈ t · P(t²) / Q(t²) for |t| ≤ 4, beyond which erf is ±1 in single precision. Largest error 3e-7; at the ends
 * it comes out a little beyond ±1 and is cut off there.
 * Source: the minimax rational function that Eigen and XLA use for 32-bit floats (`generic_fast_erf_float`).
 */
export const ERF_LIMIT = 4;

/** Coefficients from the highest power down. */
export const ERF_NUMERATOR = [
  -2.72614225801306e-10, 2.77068142495902e-8, -2.10102402082508e-6, -5.69250639462346e-5,
  -7.34990630326855e-4, -2.954599808540252e-3, -1.60960333262415e-2,
] as const;

export const ERF_DENOMINATOR = [
  -1.45660718464996e-5, -2.13374055278905e-4, -1.68282697438203e-3, -7.37332916720468e-3,
  -1.42647390514189e-2,
] as const;
