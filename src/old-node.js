// biome-ignore-all lint/style/useNodejsImportProtocol: Node 10 knows no node: prefix.
// biome-ignore-all lint/correctness/noInnerDeclarations: it is the top of a CommonJS file.
// Stands before the program in scripts/claude-bedrock.js. The launcher takes a Node on trust, because to ask it for its
// version costs a start of Node; one that is too old hands over to the launcher again, which then looks for another.
// Written, as the built program is, so that Node 10 can still read it.
if (parseInt(process.versions.node, 10) < 20) {
  process.env.CLAUDE_BEDROCK_OLD_NODE = process.execPath;
  var ended = require('child_process').spawnSync(
    require('path').join(__dirname, '..', 'bin', 'claude-bedrock'),
    process.argv.slice(2),
    { stdio: 'inherit' },
  );
  process.exit(ended.status === null ? 1 : ended.status);
}
