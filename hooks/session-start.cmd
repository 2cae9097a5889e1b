:; exec "$CLAUDE_PLUGIN_ROOT/bin/claude-bedrock" hook session-start #
@"%~dp0..\bin\claude-bedrock.cmd" hook session-start
