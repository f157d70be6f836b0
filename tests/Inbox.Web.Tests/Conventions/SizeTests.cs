using System.Reflection;
using Inbox.Testing;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Tests.Conventions;

/// <summary>What one thing may need, and how long the scripts and the table of contents are.</summary>
public sealed class SizeTests
{
    private const int ProgramLines = 60;
    private const int ConstructorParameters = 5;

    [Fact]
    public void The_table_of_contents_is_short() =>
        Assert.InRange(File.ReadLines(Path.Combine(SourceTree.WebProject, "Program.cs")).Count(), 1, ProgramLines);

    [Fact]
    public void Constructed_classes_need_few_things() => Assert.Empty(
        from type in typeof(Program).Assembly.GetTypes()
        where IsInjected(type)
        from constructor in type.GetConstructors()
        where constructor.GetParameters().Length > ConstructorParameters
        select $"{type.Name} wants {constructor.GetParameters().Length} things, the cap is {ConstructorParameters}");

    [Fact]
    public void The_scripts_are_short() => Assert.Empty(
        from path in Directory.EnumerateFiles(Path.Combine(SourceTree.WebProject, "wwwroot", "js"), "*.js")
        let lines = File.ReadLines(path).Count()
        where lines > 100
        select $"{Path.GetFileName(path)} has {lines} lines, the cap is 100");

    /// <summary>Classes that the container builds: those that no record, attribute or exception is.</summary>
    private static bool IsInjected(Type type) =>
        type.IsClass && !type.IsAbstract && type.Namespace?.StartsWith("Inbox.Web", StringComparison.Ordinal) == true
        && type.GetMethod("<Clone>$") is null && type.GetConstructors().Any(c => c.GetParameters().Any(p => p.ParameterType.IsInterface
            || typeof(ControllerBase).IsAssignableFrom(type) || p.ParameterType == typeof(Inbox.Web.Data.InboxDbContext)))
        && type.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null;
}
