namespace Inbox.MetaSimulator;

/// <summary>What was mapped, so that a host can put its own rules on it: pages are for people and programs that
/// may play a customer or log in, Graph (Facebook's and Instagram's) is for whoever holds a token.</summary>
public sealed record SimulatorEndpoints(RouteGroupBuilder Pages, RouteGroupBuilder Graph);
