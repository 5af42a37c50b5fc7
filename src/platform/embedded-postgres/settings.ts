export type ServerSettings = Readonly<Record<string, string>>

/**
 * Settings of the embedded server, given as arguments so that an upgrade changes them. Durability is PostgreSQL's own
 * (fsync, synchronous_commit, full_page_writes stay on). Its log keeps no statement and no value: below LOG nothing is
 * written, and what is written is terse.
 */
export const SERVER_SETTINGS: ServerSettings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '256MB',
  wal_buffers: '16MB',
  jit: 'off',
  random_page_cost: '1.1',
  max_parallel_workers_per_gather: '0',
  io_method: 'sync',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  checkpoint_completion_target: '0.9',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'log',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}

export const settingArguments = (settings: ServerSettings): string[] =>
  Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
