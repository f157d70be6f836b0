namespace Inbox.Web.Accounts;

/// <summary>Marks an address under /api that strangers may post to, since it proves itself in another way: a signature.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AllowCrossSiteAttribute : Attribute;
