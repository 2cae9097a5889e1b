// biome-ignore-all lint/style/useNodejsImportProtocol: Node 10 knows no node: prefix.
// biome-ignore-all lint/correctness/noInnerDeclarations: it is the top of a CommonJS file.
// What bin/claude-bedrock runs. It ships as it is, written so that Node 10 can still read it.
var path = require('path');
var version = process.versions.node.split('.');
var nodeVersion = Number(version[0]);

// The launcher takes a Node on trust, because to ask it for its version costs a start of Node; one that is too old
// hands over to the launcher again, which then looks for another.
// `engines` in package.json states the oldest; the launchers check it, too.
if (nodeVersion < 20 || (nodeVersion === 20 && Number(version[1]) < 12)) {
  process.env.CLAUDE_BEDROCK_OLD_NODE = process.execPath;
  var ended = require('child_process').spawnSync(
    path.join(__dirname, '..', 'bin', 'claude-bedrock'),
    process.argv.slice(2),
    { stdio: 'inherit' },
  );
  process.exit(ended.status === null ? 1 : ended.status);
}

// What Node compiles of the program is kept beside it, for the next start: since Node 22.8. Not where another owns it:
// what root left in a person's folder, the person could not remove with the plugin.
if (nodeVersion >= 22 && (!process.getuid || require('fs').statSync(__dirname).uid === process.getuid())) {
  var enableCompileCache = require('module').enableCompileCache;
  if (enableCompileCache) enableCompileCache(path.join(__dirname, '.cache'));
}

require('./program.js')
  .program(process.argv.slice(2))
  .then((exitCode) => {
    // Ends the process, whatever a child of it or a socket still waits for.
    process.exit(exitCode);
  });
