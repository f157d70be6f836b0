using Inbox.Web.Background;

namespace Inbox.Web.Erasure;

/// <summary>Tells the worker that somebody was erased.</summary>
public sealed class ErasureSignal : WorkSignal;
