"""Calls every tool of `selon mcp` with the reference client of another implementation, by both ways."""
import asyncio
import json
import subprocess
import sys

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamable_http_client


async def call_all(way: str, streams) -> None:
    async with streams as (read, write, *_), ClientSession(read, write) as session:
        await session.initialize()
        tools = [t.name for t in (await session.list_tools()).tools]

        async def call(tool: str, /, **arguments: object) -> dict:
            result = await session.call_tool(tool, arguments)
            error = getattr(result, "isError", getattr(result, "is_error", False))
            assert not error, result
            return json.loads(result.content[0].text)

        found = await call("find_statements", question="speaker:marchetti")
        assert found["total"] == 1, found
        name = found["statements"][0]["id"]
        proof = await call("prove_statement", id=name)
        assert proof["holds"], proof
        assert (await call("who_is", name="Marchetti"))["entities"]
        assert (await call("dossier", name="Marchetti"))["said"]["statements"] == 1
        assert (await call("compare_outlets", question=""))["outlets"]
        wrong = await session.call_tool("prove_statement", {"id": "nothing"})
        assert getattr(wrong, "isError", getattr(wrong, "is_error", False)), wrong
        print(way, "tools:", " ".join(sorted(tools)))


async def main(program: str, db: str) -> None:
    await call_all("stdio", stdio_client(StdioServerParameters(command=program, args=["mcp", "--db", db])))
    with subprocess.Popen([program, "mcp", "--db", db, "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, text=True) as server:
        try:
            await call_all("http", streamable_http_client(server.stdout.readline().strip()))
        finally:
            server.terminate()


asyncio.run(main(sys.argv[1], sys.argv[2]))
