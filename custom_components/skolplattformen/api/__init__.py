"""Client for the platforms that Stockholm's schools use: asyncio and aiohttp, no Home Assistant."""
