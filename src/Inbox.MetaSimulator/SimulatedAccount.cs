namespace Inbox.MetaSimulator;

/// <summary>What a person writes to: a Page, or the Instagram account behind one.</summary>
internal sealed record SimulatedAccount(
    SimulatedPlatform Platform, string ExternalId, string Name, string PageId);
