// Settings of PostgreSQL's own log. It holds starts, stops, recoveries and refused connections. It
// holds no statement and no value, which could quote a draft. The program that sent a statement
// gets its error and logs the code.
export const logSettings = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_min_duration_sample: '-1',
  log_transaction_sample_rate: '0',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_lock_waits: 'off',
  log_temp_files: '-1',
} as const;
